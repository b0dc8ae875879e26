import { io } from "socket.io-client";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Ack } from "../../src/shared/protocol.ts";
import { startApp } from "../app.ts";
import { connect, type Device } from "../device.ts";
import { say, uuid } from "../realtime/scene.ts";

describe("a flood over sockets", () => {
  test("from fifty devices of one account has the budget of one", async () => {
    const { app, rita, sam, conversationId } = await scene(1);
    const devices: Device[] = [];
    for (let n = 0; n < 49; n += 1) devices.push(await connect(app.url, sam.token));
    const codes = await Promise.all(
      devices.flatMap((device) => Array.from({ length: 20 }, () => codeOf(device, conversationId))),
    );
    const sent = codes.filter((code) => code === "ok").length;
    expect(sent).toBeGreaterThan(550); // What a device took in advance and did not use is lost.
    expect(sent).toBeLessThanOrEqual(600);
    expect(codes.filter((code) => code === "too_many")).toHaveLength(980 - sent);
    const hers = await connect(app.url, rita.token);
    expect((await say(hers, conversationId, "I may still answer")).duplicate).toBe(false);
  });

  test("into one conversation has its own budget, whoever sends", async () => {
    const { app, rita, sam, conversationId } = await scene(0.1);
    const both = [await connect(app.url, rita.token), await connect(app.url, sam.token)];
    const codes: string[] = [];
    for (let n = 0; n < 60; n += 1) {
      for (const device of both) codes.push(await codeOf(device, conversationId));
    }
    expect(codes.filter((code) => code === "ok")).toHaveLength(100);
  });

  test("of requests that there are not counts too", async () => {
    const { app, sam } = await scene(0.1);
    const device = await connect(app.url, sam.token);
    const codes: string[] = [];
    for (let n = 0; n < 70; n += 1) codes.push((await device.refused("no:such", {})).code);
    expect(codes.filter((code) => code === "not_found")).toHaveLength(60);
    expect(codes.at(-1)).toBe("too_many");
  });

  test("that heeds no refusal is cut off, and others of the account are not", async () => {
    const { app, sam, conversationId } = await scene(0.1);
    const [deaf, other] = [await connect(app.url, sam.token), await connect(app.url, sam.token)];
    const ended = new Promise((resolve) => deaf.socket.once("disconnect", resolve));
    const message = { conversationId, key: uuid(), text: "again" };
    for (let n = 0; n < 400; n += 1) deaf.socket.emit("message:send", message, () => {});
    expect(await ended).toBe("io server disconnect");
    expect(other.socket.connected).toBe(true);
  });

  test("of lines that nobody ever speaks on ends before it begins", async () => {
    const app = await startApp({ config: { rateLimitScale: 0.01 } });
    const statuses: number[] = [];
    for (let n = 0; n < 25; n += 1) {
      const line = await fetch(`${app.url}/socket.io/?EIO=4&transport=polling`);
      statuses.push(line.status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(18);
    expect(statuses.at(-1)).toBe(403);
  });

  test.each(["websocket", "polling"] as const)("of large frames ends the line, by %s", async (transport) => {
    const { app, sam } = await scene(1);
    const socket = io(app.url, { auth: { token: sam.token }, transports: [transport], forceNew: true });
    onTestFinished(() => void socket.close());
    await new Promise<void>((resolve) => socket.once("connect", resolve));
    socket.io.reconnection(false);
    const ended = new Promise((resolve) => socket.once("disconnect", resolve));
    socket.emit("message:send", { text: "a".repeat(70_000) });
    expect(["transport close", "transport error"]).toContain(await ended);
  });
});

test("a flood of requests is told when to come back, in words on a page", async () => {
  const app = await startApp({ config: { rateLimitScale: 0.001 } });
  const statuses: number[] = [];
  for (let n = 0; n < 7; n += 1) statuses.push((await fetch(`${app.url}/sign-in`)).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429]);
  const page = await fetch(`${app.url}/sign-in`);
  expect(page.headers.get("retry-after")).toMatch(/^\d+$/);
  expect(await page.text()).toMatch(/That was too often\. Please try again in \d+ seconds\./);
});

test("links that do not work may be tried a few times, and one that works always", async () => {
  const app = await startApp({ config: { rateLimitScale: 0.1 } });
  const { token } = await app.owner();
  const made = await fetch(`${app.url}/api/invitations`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: "{}",
  });
  const { url } = await made.json();
  const statuses: number[] = [];
  for (let n = 0; n < 8; n += 1) statuses.push((await fetch(`${app.url}/join?invitation=${n}`)).status);
  expect(statuses).toEqual([403, 403, 403, 403, 403, 403, 429, 429]);
  expect((await fetch(url)).status).toBe(200);
});

async function scene(rateLimitScale: number) {
  const app = await startApp({ config: { rateLimitScale } });
  const [rita, sam] = [await app.owner("Rita"), await app.sender("Sam")];
  const device = await connect(app.url, sam.token);
  const { conversation } = await device.ask("conversation:open", {
    key: uuid(),
    receiverId: rita.account.id,
  });
  device.close();
  return { app, rita, sam, conversationId: conversation.id };
}

async function codeOf({ socket }: Device, conversationId: string): Promise<string> {
  const wish = { conversationId, key: uuid(), text: "Hello" };
  const answer: Ack<object> = await socket.timeout(10_000).emitWithAck("message:send", wish);
  return answer.ok ? "ok" : answer.error.code;
}
