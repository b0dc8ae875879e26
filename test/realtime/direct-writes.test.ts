import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { writeDirectly } from "../../src/realtime/direct-writes.ts";
import type { LiveServer, LiveSocket } from "../../src/realtime/socket-types.ts";
import { startApp } from "../app.ts";
import { connect, type Device } from "../device.ts";
import { say, uuid } from "./scene.ts";

async function scene() {
  const app = await startApp();
  const [rita, sam] = [await app.owner("Rita"), await app.sender("Sam")];
  const sams = await connect(app.url, sam.token);
  const ritas = await connect(app.url, rita.token);
  const wish = { key: uuid(), receiverId: rita.account.id };
  const { conversation } = await sams.ask("conversation:open", wish);
  return { app, rita, sams, ritas, conversationId: conversation.id };
}

/** What socket.io-client writes and reads with. */
function lineOf({ socket }: Device): { pause(): void; resume(): void } {
  // Its types keep the transport to themselves.
  return (socket.io.engine.transport as unknown as { ws: { pause(): void; resume(): void } }).ws;
}

describe("a text arrives as it was sent", () => {
  test("whatever its length makes of the frame that it comes in", async () => {
    const { sams, ritas, conversationId } = await scene();
    // Around it lie some 400 characters: no event is short enough for a frame of one byte's length.
    for (const text of ["?", "ö", "🙂".repeat(4_000), "a".repeat(4_000), "€".repeat(40)]) {
      const { message } = await say(sams, conversationId, text);
      expect(message.text).toBe(text);
      await ritas.hears("message:created", (event) => event.message.text === text);
    }
  });

  test("also in an answer of more than 64 kB, and in one of less than 126 bytes", async () => {
    const { app, sams, ritas, conversationId } = await scene();
    const long = "🙂".repeat(4_000);
    for (let n = 0; n < 12; n += 1) await say(sams, conversationId, long);
    const cursor = { conversationId, epoch: app.chat.store.epoch, version: 0 };
    const { messages } = await ritas.ask("conversation:sync", cursor);
    expect(messages.map(({ text }) => text)).toEqual(Array(12).fill(long));
    expect(await ritas.ask("presence:set", { presence: "away" })).toEqual({ ok: true, presence: "away" });
  });
});

/** Socket.IO alone: the server's end of a line, and all that its other end hears. */
async function bareLine() {
  const http = createServer();
  const io: LiveServer = new Server(http);
  writeDirectly(io);
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void io.close());
  const met = new Promise<LiveSocket>((resolve) => io.once("connection", resolve));
  // An address is a string only for a Unix socket.
  const device = await connect(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, "");
  return { device, server: await met };
}

test("what had to wait in a queue comes after what was said before, and before what is said later", async () => {
  const { device, server } = await bareLine();
  const said: string[] = [];
  function say(length: number) {
    said.push(`${said.length} ${"🙂".repeat(length)}`);
    server.emit("resync", { text: said.at(-1) } as never);
  }
  /** Gives the system the time to take what it can. */
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

  lineOf(device).pause();
  // Engine.IO's own queue; its types keep it to themselves.
  const queue = () => (server.conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length;
  for (let n = 0; queue() < 10 && n < 10_000; n += 1) {
    say(n % 3 === 0 ? 10_000 : 10);
    await turn();
  }
  expect(queue()).toBe(10);
  lineOf(device).resume();
  // While the queue empties, and beyond.
  for (let n = 0; n < 20 || queue() > 0; n += 1) {
    say(10);
    await turn();
  }
  await vi.waitFor(() => expect(device.heard).toHaveLength(said.length), { timeout: 10_000 });
  expect(device.heard.map(({ payload }) => (payload as { text: string }).text)).toEqual(said);
});
