import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Message } from "../../src/shared/model.ts";
import { startApp } from "../app.ts";
import { connect, type Device } from "../device.ts";

async function scene() {
  const app = await startApp();
  const [rita, sam] = [await app.owner("Rita"), await app.sender("Sam")];
  const device = await connect(app.url, sam.token);
  const { conversation } = await device.ask("conversation:open", {
    key: randomUUID(),
    receiverId: rita.account.id,
  });
  const { epoch } = await device.ask("heads", { epoch: "", heads: {} });
  return {
    app,
    people: { rita, sam },
    device,
    rita: await connect(app.url, rita.token),
    epoch,
    conversationId: conversation.id,
  };
}

const say = (device: Device, conversationId: string, count: number, from = 0) =>
  Promise.all(
    Array.from({ length: count }, (_, n) =>
      device.ask("message:send", { conversationId, key: randomUUID(), text: `message ${from + n + 1}` }),
    ),
  );

/** Asks on until there is no more, as the contract says a client does. */
async function catchUp(device: Device, conversationId: string, epoch: string, version: number) {
  const messages: Message[] = [];
  const pages: number[] = [];
  let cursor = version;
  for (;;) {
    const page = await device.ask("conversation:sync", { conversationId, epoch, version: cursor });
    messages.push(...page.messages);
    pages.push(page.messages.length);
    cursor = page.version;
    if (!page.more) return { messages, pages, cursor, last: page };
  }
}

describe("a device that was away", () => {
  test.each([0, 1, 199, 200, 201, 450])(
    "gets %i missed messages, each once, in order, in pages of at most 200",
    async (missed) => {
      const { device, rita, conversationId, epoch } = await scene();
      await say(device, conversationId, missed);
      const { messages, pages, cursor, last } = await catchUp(rita, conversationId, epoch, 1);
      expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: missed }, (_, n) => n + 1));
      expect(Math.max(...pages)).toBeLessThanOrEqual(200);
      expect(cursor).toBe(1 + missed);
      expect(last.conversation).toMatchObject({ id: conversationId, version: 1 + missed, seq: missed });
      expect(last.reset).toBeUndefined();
    },
  );

  test("gets old messages that changed meanwhile, at the version of their change, and each message once", async () => {
    const { device, rita, conversationId, epoch } = await scene();
    const sent = await say(device, conversationId, 3);
    const [first, second] = sent.map(({ message }) => message.id);
    await device.ask("message:edit", { conversationId, messageId: first ?? "", text: "changed" });
    await device.ask("message:delete", { conversationId, messageId: second ?? "" });
    await say(device, conversationId, 1, 3);
    const { messages, cursor } = await catchUp(rita, conversationId, epoch, 4);
    expect(messages.map(({ seq, version }) => [seq, version])).toEqual([
      [1, 5],
      [2, 6],
      [4, 7],
    ]);
    expect(cursor).toBe(7);
    const all = await catchUp(rita, conversationId, epoch, 0);
    expect(all.messages.map(({ seq, version }) => [seq, version])).toEqual([
      [3, 4],
      [1, 5],
      [2, 6],
      [4, 7],
    ]);
  });

  test("learns the receipts", async () => {
    const { device, rita, conversationId, epoch, people } = await scene();
    await say(device, conversationId, 2);
    await rita.ask("receipt:set", { conversationId, readSeq: 2 });
    const { receipts } = await device.ask("conversation:sync", { conversationId, epoch, version: 3 });
    expect(receipts).toContainEqual({ accountId: people.rita.account.id, deliveredSeq: 2, readSeq: 2 });
  });

  test.each([
    ["of another history", { epoch: "another", version: 1 }],
    ["of no history", { epoch: "", version: 0 }],
    ["ahead of ours", { version: 999 }],
  ])("with a cursor %s starts over from the newest page", async (_what, wish) => {
    const { device, conversationId, epoch } = await scene();
    await say(device, conversationId, 90);
    const answer = await device.ask("conversation:sync", { conversationId, epoch, ...wish } as never);
    expect(answer).toMatchObject({ reset: true, epoch, version: 91, more: false, older: true });
    expect(answer.messages.at(-1)).toMatchObject({ seq: 90 });
    expect(answer.messages.map(({ seq }) => seq)).toEqual(
      answer.messages.map(({ seq }) => seq).toSorted((a, b) => a - b),
    );
    expect(answer.messages.length).toBeLessThanOrEqual(200);
    const next = await device.ask("conversation:sync", { conversationId, epoch, version: answer.version });
    expect(next).toMatchObject({ messages: [], version: 91, more: false });
  });
});

describe("heads", () => {
  test("name what moved on, and what the caller did not know of", async () => {
    const { app, device, rita, conversationId, epoch, people } = await scene();
    const same = await rita.ask("heads", { epoch, heads: { [conversationId]: 1 } });
    expect(same).toEqual({ ok: true, epoch, behind: {} });
    await say(device, conversationId, 1);
    expect((await rita.ask("heads", { epoch, heads: { [conversationId]: 1 } })).behind).toEqual({
      [conversationId]: 2,
    });
    expect((await rita.ask("heads", { epoch, heads: {} })).behind).toEqual({ [conversationId]: 2 });
    const tia = await connect(app.url, (await app.sender("Tia")).token);
    const opened = await tia.ask("conversation:open", {
      key: randomUUID(),
      receiverId: people.rita.account.id,
    });
    expect((await rita.ask("heads", { epoch, heads: { [conversationId]: 2 } })).behind).toEqual({
      [opened.conversation.id]: 1,
    });
  });

  test("tell which receipts moved, to who gives the sum of those they hold", async () => {
    const { device, rita, conversationId, epoch, people } = await scene();
    await say(device, conversationId, 1);
    const heads = { [conversationId]: 2 };
    // The author has received and read it.
    const inStep = await rita.ask("heads", { epoch, heads, receipts: { [conversationId]: 2 } });
    expect(inStep).toEqual({ ok: true, epoch, behind: {}, receipts: {} });
    await device.settled();
    await rita.ask("receipt:set", { conversationId, readSeq: 1 });
    const { receipts } = await device.ask("heads", { epoch, heads, receipts: { [conversationId]: 2 } });
    expect(receipts?.[conversationId]).toContainEqual({
      accountId: people.rita.account.id,
      deliveredSeq: 1,
      readSeq: 1,
    });
    const elsewhere = { epoch: "another", heads, receipts: { [conversationId]: 2 } };
    expect(await device.ask("heads", elsewhere)).not.toHaveProperty("receipts");
  });

  test("of another history are all behind", async () => {
    const { rita, conversationId, epoch } = await scene();
    const answer = await rita.ask("heads", { epoch: "another", heads: { [conversationId]: 1 } });
    expect(answer).toEqual({ ok: true, epoch, behind: { [conversationId]: 1 } });
  });

  test("the epoch stays the same when the program starts again", async () => {
    const { app, people, conversationId, epoch, device } = await scene();
    await say(device, conversationId, 2);
    await app.close();
    const again = await startApp({ dataDir: app.dataDir });
    const back = await connect(again.url, people.rita.token);
    expect(await back.ask("heads", { epoch, heads: { [conversationId]: 3 } })).toEqual({
      ok: true,
      epoch,
      behind: {},
    });
    const { messages } = await catchUp(back, conversationId, epoch, 0);
    expect(messages.map(({ text }) => text)).toEqual(["message 1", "message 2"]);
  });
});

test("what was read in another history marks nothing as read in this one", async () => {
  const { rita, device, epoch, conversationId } = await scene();
  await say(device, conversationId, 1);
  const read = { conversationId, readSeq: 1 };
  expect((await rita.ask("receipt:set", { ...read, epoch: "another" })).receipt).toMatchObject({
    readSeq: 0,
  });
  expect((await rita.ask("receipt:set", { ...read, epoch })).receipt).toMatchObject({ readSeq: 1 });
});
