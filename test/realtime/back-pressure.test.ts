import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { startApp } from "../app.ts";
import { connect, type Device } from "../device.ts";

/** The longest message there is, in characters of four bytes: about 33 kB as an event. */
const longText = "🙂".repeat(4_000);
/** More than a system's own buffers take for a connection that does not read. */
const tooMany = 500;

async function scene() {
  const app = await startApp();
  const [rita, sam] = [await app.owner("Rita"), await app.sender("Sam")];
  const sams = await connect(app.url, sam.token);
  const wish = { key: randomUUID(), receiverId: rita.account.id };
  const { conversation } = await sams.ask("conversation:open", wish);
  return { app, rita, sams, conversationId: conversation.id };
}

/** Says long things until all are stored and published. */
async function sayALot(device: Device, conversationId: string): Promise<void> {
  for (let said = 0; said < tooMany; said += 50) {
    const some = Array.from({ length: 50 }, () =>
      device.ask("message:send", { conversationId, key: randomUUID(), text: longText }),
    );
    await Promise.all(some);
  }
}

/** What socket.io-client writes and reads with. */
function lineOf({ socket }: Device): { pause(): void; resume(): void } {
  // Its types keep the transport to themselves.
  return (socket.io.engine.transport as unknown as { ws: { pause(): void; resume(): void } }).ws;
}

const created = ({ heard }: Device) => heard.filter(({ name }) => name === "message:created").length;

afterEach(() => void vi.useRealTimers());

describe("a device that stops reading", () => {
  test("is told nothing more, then to start over, and hears everything from then on", async () => {
    const { app, rita, sams, conversationId } = await scene();
    const [slow, quick] = [await connect(app.url, rita.token), await connect(app.url, rita.token)];
    lineOf(slow).pause();
    await sayALot(sams, conversationId);
    await quick.hears("message:created", ({ message }) => message.seq === tooMany);
    expect(created(quick)).toBe(tooMany);

    lineOf(slow).resume();
    await slow.hears("resync");
    expect(created(slow)).toBeLessThan(tooMany);
    const { behind } = await slow.ask("heads", { epoch: app.chat.store.epoch, heads: {} });
    expect(behind).toEqual({ [conversationId]: 1 + tooMany });

    await sams.ask("message:send", { conversationId, key: randomUUID(), text: "Still there?" });
    await slow.hears("message:created", ({ message }) => message.text === "Still there?");
    expect(slow.heard.filter(({ name }) => name === "resync")).toHaveLength(1);
  });

  test("gets the answer to everything it asked", async () => {
    const { app, sams, conversationId } = await scene();
    await sayALot(sams, conversationId);
    const cursor = { conversationId, epoch: app.chat.store.epoch, version: 1 };
    const asked = Array.from({ length: 8 }, () => sams.ask("conversation:sync", cursor));
    const sent = sams.ask("message:send", { conversationId, key: randomUUID(), text: "And this?" });
    await sams.hears("resync");
    expect((await Promise.all(asked)).map(({ messages }) => messages.length)).toEqual(Array(8).fill(200));
    expect((await sent).message.seq).toBe(tooMany + 1);
  });

  test("is let go after half a minute, and comes back by itself", async () => {
    const { app, rita, sams, conversationId } = await scene();
    const slow = await connect(app.url, rita.token);
    vi.useFakeTimers({ toFake: ["setInterval"] });
    lineOf(slow).pause();
    await sayALot(sams, conversationId);
    vi.advanceTimersByTime(30_000);
    expect(slow.socket.connected).toBe(true);
    vi.advanceTimersByTime(1_000);
    lineOf(slow).resume();
    const reason = await new Promise((resolve) => slow.socket.once("disconnect", resolve));
    expect(["transport close", "transport error"]).toContain(reason);
    await new Promise<void>((resolve) => slow.socket.once("connect", resolve));
    const { behind } = await slow.ask("heads", { epoch: app.chat.store.epoch, heads: {} });
    expect(behind).toEqual({ [conversationId]: 1 + tooMany });
  });
});

describe("a quick device", () => {
  test("is not held back by a burst", async () => {
    const { app, rita, sams, conversationId } = await scene();
    const quick = await connect(app.url, rita.token);
    const sends = Array.from({ length: 1_000 }, (_, n) =>
      sams.ask("message:send", { conversationId, key: randomUUID(), text: `message ${n}` }),
    );
    await Promise.all(sends);
    await quick.hears("message:created", ({ message }) => message.seq === 1_000);
    expect(quick.heard.map(({ name }) => name)).not.toContain("resync");
    expect(sams.heard.map(({ name }) => name)).not.toContain("resync");
  });
});
