import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createTyping } from "../../src/browser/line/typing.ts";
import type { Receipt } from "../../src/shared/model.ts";
import type { Requests } from "../../src/shared/protocol.ts";
import { unreadCount } from "../../src/shared/state/state.ts";
import { startApp } from "../app.ts";
import { connect } from "../device.ts";
import { openTab, type Tab } from "./tab.ts";

/** Sam wrote three messages from a device; Rita opens the page. */
async function scene() {
  const app = await startApp();
  const people = { rita: await app.owner("Rita"), sam: await app.sender("Sam") };
  const sam = await connect(app.url, people.sam.token);
  const receiverId = people.rita.account.id;
  const { conversation } = await sam.ask("conversation:open", { key: randomUUID(), receiverId, text: "one" });
  const conversationId = conversation.id;
  for (const text of ["two", "three"]) {
    await sam.ask("message:send", { conversationId, key: randomUUID(), text });
  }
  const rita = await openTab(app, people.rita);
  return { app, people, sam, rita, id: conversationId };
}

/** Waits until the page has told so much, and lets the time of a batch pass. */
async function told(tab: Tab, id: string, known: Pick<Receipt, "deliveredSeq">): Promise<void> {
  const { me } = tab.chat.get();
  await tab.until(({ threads }) => {
    const own = threads[id]?.conversation.receipts.find(({ accountId }) => accountId === me.id);
    return own?.deliveredSeq === known.deliveredSeq;
  });
  await new Promise(setImmediate);
  tab.time.advance(500);
}

describe("what a page tells of its reading", () => {
  test("messages are delivered once the page knows of them, and read only once they were seen", async () => {
    const { sam, rita, id } = await scene();
    const delivered = await sam.hears("receipt:changed", ({ receipt }) => receipt.deliveredSeq === 3);
    expect(delivered.receipt.readSeq).toBe(0);
    await told(rita, id, { deliveredSeq: 3 });
    rita.reading.seen(id, 2);
    const read = await sam.hears("receipt:changed", ({ receipt }) => receipt.readSeq > 0);
    expect(read.receipt).toMatchObject({ deliveredSeq: 3, readSeq: 2 });
    await rita.until(({ threads, me }) => {
      const thread = threads[id];
      return thread !== undefined && unreadCount(thread.conversation, me.id) === 1;
    });
  });

  test("looking back at old messages takes nothing back", async () => {
    const { sam, rita, id } = await scene();
    rita.reading.seen(id, 3);
    rita.reading.seen(id, 1);
    await told(rita, id, { deliveredSeq: 3 });
    await sam.hears("receipt:changed", ({ receipt }) => receipt.readSeq === 3);
    rita.reading.seen(id, 2);
    rita.time.advance(500);
    await sam.settled();
    const readSeqs = sam.heard.flatMap(({ name, payload }) =>
      name === "receipt:changed" ? (payload as { receipt: { readSeq: number } }).receipt.readSeq : [],
    );
    expect(readSeqs).toEqual([...readSeqs].sort());
    expect(readSeqs.at(-1)).toBe(3);
  });

  test("what was read while the line was down is told when it is back", async () => {
    const { sam, rita, id } = await scene();
    await told(rita, id, { deliveredSeq: 3 });
    rita.leave();
    rita.reading.seen(id, 3);
    await rita.comeBack();
    const { receipt } = await sam.hears("receipt:changed", ({ receipt: { readSeq } }) => readSeq > 0);
    expect(receipt.readSeq).toBe(3);
  });

  test("what the page never heard of is not delivered", async () => {
    const { sam, rita, id } = await scene();
    await told(rita, id, { deliveredSeq: 3 });
    rita.loses = (event) => event.type === "message:created";
    await sam.ask("message:send", { conversationId: id, key: randomUUID(), text: "lost" });
    rita.reading.seen(id, 9);
    const { receipt } = await sam.hears("receipt:changed", ({ receipt: { readSeq } }) => readSeq > 0);
    expect(receipt).toMatchObject({ deliveredSeq: 3, readSeq: 3 });
  });
});

describe("typing", () => {
  test("is told at most every three seconds, and ended once", async () => {
    const { rita, id } = await scene();
    const told: Requests["typing:set"][] = [];
    const typing = createTyping(rita.chat, (_name, wish) => void told.push(wish as never), rita.time);
    for (let second = 0; second < 7; second += 1) {
      typing.writing(id);
      rita.time.advance(1_000);
    }
    typing.stopped();
    typing.stopped();
    expect(told.map((wish) => wish.typing)).toEqual([true, true, true, false]);
  });

  test("moves along when the writer changes the conversation", async () => {
    const { rita } = await scene();
    const told: unknown[] = [];
    const typing = createTyping(rita.chat, (_name, wish) => void told.push(wish), rita.time);
    typing.writing("with-ana");
    typing.writing("with-ben");
    expect(told).toEqual([
      { conversationId: "with-ana", typing: true },
      { conversationId: "with-ana", typing: false },
      { conversationId: "with-ben", typing: true },
    ]);
  });

  test("of the other side is seen, and ends here even if nobody says so", async () => {
    const { sam, rita, id } = await scene();
    rita.loses = (event) => event.type === "typing:changed" && !event.typing;
    await sam.ask("typing:set", { conversationId: id, typing: true });
    await rita.until(() => rita.thread(id).typing.length === 1);
    rita.time.advance(5_999);
    expect(rita.thread(id).typing).toHaveLength(1);
    rita.loses = () => false;
    rita.time.advance(1);
    expect(rita.thread(id).typing).toEqual([]);
  });
});

describe("presence", () => {
  test("of the people in sight is known, and followed", async () => {
    const { people, sam, rita } = await scene();
    const samsId = people.sam.account.id;
    await rita.until(({ presences }) => presences[samsId]?.presence === "online");
    await sam.ask("presence:set", { presence: "away" });
    await rita.until(({ presences }) => presences[samsId]?.presence === "away");
  });

  test("of somebody who just wrote for the first time is followed too", async () => {
    const { app, rita } = await scene();
    const nora = await app.sender("Nora");
    const device = await connect(app.url, nora.token);
    const receiverId = rita.chat.get().me.id;
    await device.ask("conversation:open", { key: randomUUID(), receiverId, text: "Hi" });
    await rita.until(({ presences }) => presences[nora.account.id]?.presence === "online");
  });

  test("of one's own is told again after the line was lost", async () => {
    const { people, sam, rita } = await scene();
    const accountIds = [people.rita.account.id];
    await sam.ask("presence:watch", { accountIds });
    rita.presence.away();
    await sam.hears("presence:changed", ({ presence }) => presence === "away");
    rita.leave();
    await rita.comeBack();
    const how = async () => (await sam.ask("presence:watch", { accountIds })).presences[0]?.presence;
    while ((await how()) !== "away") await sam.settled(); // A new connection begins as online.
    expect(await how()).toBe("away");
  });
});

test("a session that is signed out elsewhere ends here, and the page does not come back", async () => {
  const { app, people, rita } = await scene();
  const offline = rita.until(({ connection }) => connection === "offline");
  await fetch(`${app.url}/api/sessions/current`, {
    method: "DELETE",
    headers: { authorization: `Bearer ${people.rita.token}` },
  });
  await offline;
  expect(rita.ended).toEqual(["signed_out"]);
  rita.time.advance(60_000);
  expect(rita.socket.active).toBe(false);
});
