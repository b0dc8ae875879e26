import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { connect as connectTo } from "node:net";
import { describe, expect, test } from "vitest";
import type { MessagePage, SignedIn } from "../../src/shared/protocol.ts";
import { get, password, post, setupToken, temporaryFolder } from "../app.ts";
import { connect } from "../device.ts";
import { startProgram, stopProgram } from "./program.ts";

/** A connection ahead of its need, half a head, half a body, and a line that opens just then. */
const beginnings = [
  "",
  "GET / HTTP/1.1\r\nhost:",
  "POST /api/sessions HTTP/1.1\r\nhost: HOST\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{",
  "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nhost: HOST\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
];

async function scene() {
  const folder = await temporaryFolder();
  const program = await startProgram(folder);
  const sign = (name: string, rest: object) =>
    post<SignedIn>(program.url, "/api/accounts", {
      name,
      email: `${name}@people.example`,
      password,
      ...rest,
    });
  const rita = await sign("rita", { role: "receiver", setupToken });
  const sam = await sign("sam", { role: "sender" });
  const device = await connect(program.url, sam.token);
  const { conversation } = await device.ask("conversation:open", {
    key: randomUUID(),
    receiverId: rita.account.id,
  });
  return { folder, program, rita, sam, device, conversationId: conversation.id };
}

describe("stopping in the middle of a burst", () => {
  test("keeps every message that was acknowledged, once, and exits with 0", async () => {
    const { folder, program, sam, device, conversationId } = await scene();
    const sent = Array.from({ length: 400 }, (_, n) => {
      const wish = { conversationId, key: randomUUID(), text: `message ${n}` };
      return device.ask("message:send", wish).then(
        ({ message }) => message,
        () => null,
      );
    });
    await sent[20];
    device.socket.io.reconnection(false);
    expect(await stopProgram(program)).toBe(0);
    device.close();
    const acknowledged = (await Promise.all(sent)).flatMap((message) => message ?? []);
    expect(acknowledged.length).toBeGreaterThan(20);

    const again = await startProgram(folder);
    const stored = await everything(again.url, sam.token, conversationId);
    expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, at) => at + 1));
    for (const message of acknowledged) expect(stored[message.seq - 1]).toEqual(message);
  });

  test("lets pages go so that they come back by themselves", async () => {
    const { folder, program, device, conversationId } = await scene();
    const reason = new Promise((resolve) => device.socket.once("disconnect", resolve));
    expect(await stopProgram(program)).toBe(0);
    expect(await reason).toBe("transport close");
    const back = once(device.socket as never, "connect");
    await startProgram(folder, { PORT: new URL(program.url).port });
    await back;
    const { message } = await device.ask("message:send", { conversationId, key: randomUUID(), text: "back" });
    expect(message.seq).toBe(1);
  });

  test("does not wait for a page that keeps its connection open", async () => {
    const { program } = await scene();
    const idle = await fetch(`${program.url}/healthz`, { headers: { connection: "keep-alive" } });
    await idle.text();
    expect(await stopProgram(program)).toBe(0);
  });

  test("does not wait for whoever never finishes what they began", async () => {
    const { program } = await scene();
    const port = Number(new URL(program.url).port);
    for (const said of beginnings) {
      const slow = connectTo({ host: "127.0.0.1", port }).on("error", () => {});
      await once(slow, "connect");
      slow.write(said.replace("HOST", `127.0.0.1:${port}`));
    }
    // Whoever came before has been met once the next one is answered.
    await fetch(`${program.url}/healthz`);
    expect(await stopProgram(program)).toBe(0);
  });
});

async function everything(url: string, token: string, conversationId: string) {
  const messages: MessagePage["messages"] = [];
  for (let before = ""; ; before = `&before=${messages[0]?.seq}`) {
    const page = await get<MessagePage>(
      url,
      `/api/conversations/${conversationId}/messages?limit=200${before}`,
      token,
    );
    messages.unshift(...page.messages);
    if (!page.more) return messages;
  }
}
