import { describe, expect, test } from "vitest";
import { arrivalsIn } from "../../src/browser/screen/arrivals.ts";
import { takeBack } from "../../src/browser/taking-back.ts";
import { offeringUndo } from "../../src/browser/undo.ts";
import { unreadCount } from "../../src/shared/state/state.ts";
import { startApp } from "../app.ts";
import { connect } from "../device.ts";
import { englishWords } from "../words/english-words.ts";
import { openTab, type Tab } from "./tab.ts";

/** Sam and Rita, each at a page, with one message between them. */
async function scene() {
  const app = await startApp();
  const people = { rita: await app.owner("Rita"), sam: await app.sender("Sam") };
  const sam = await openTab(app, people.sam);
  const rita = await openTab(app, people.rita);
  sam.sending.send({ receiverId: people.rita.account.id }, "first");
  for (const tab of [sam, rita]) {
    await tab.until(({ threads, outbox }) => outbox.length === 0 && Object.keys(threads).length === 1);
  }
  const [id = ""] = Object.keys(sam.chat.get().threads);
  for (const tab of [sam, rita]) await tab.load(id);
  return { app, people, sam, rita, id };
}

const first = (tab: Tab, id: string) => {
  const [message] = tab.thread(id).messages;
  if (!message) throw new Error("The first message is not there.");
  return message;
};

describe("a reaction", () => {
  test("stands on both pages, and goes when it is given again", async () => {
    const { sam, rita, id, people } = await scene();
    await rita.acting.react(first(rita, id), "👍");
    const reactions = [{ emoji: "👍", accountIds: [people.rita.account.id] }];
    expect(first(rita, id).reactions).toEqual(reactions);
    await sam.until(() => first(sam, id).reactions !== undefined);
    expect(first(sam, id)).toEqual(first(rita, id));
    await rita.acting.react(first(rita, id), "👍");
    await sam.until(() => first(sam, id).reactions === undefined);
    expect(first(rita, id).reactions).toBeUndefined();
  });
});

describe("closing", () => {
  test("stands on both pages without a question asked, and counts as unread for nobody", async () => {
    const { sam, rita, id, people } = await scene();
    await sam.until(() =>
      sam.thread(id).conversation.receipts.every(({ deliveredSeq }) => deliveredSeq === 1),
    );
    const before = unreadCount(sam.thread(id).conversation, people.sam.account.id);
    await rita.acting.close(id);
    await sam.until(() => sam.thread(id).conversation.closedAt !== null);
    expect(unreadCount(sam.thread(id).conversation, people.sam.account.id)).toBe(before);
    for (const tab of [sam, rita]) {
      expect(tab.thread(id)).toMatchObject({ behind: null, conversation: { version: 4, silentSeqs: [2] } });
      expect(tab.thread(id).messages.map(({ kind }) => kind)).toEqual(["text", "closed"]);
    }
  });

  test("is no news: nothing is counted or sounded for it", async () => {
    const { sam, rita, id } = await scene();
    const arrived: string[] = [];
    sam.chat.subscribe((event, after, before) => {
      arrived.push(...arrivalsIn(event, after, before).map(({ kind }) => kind));
    });
    await rita.acting.close(id);
    await rita.acting.reopen(id);
    rita.sending.send({ conversationId: id }, "Good-bye");
    await sam.until(() => sam.thread(id).conversation.seq === 4);
    expect(arrived).toEqual(["text"]);
  });

  test("ends with what is written next, on the page that writes it too, without a gap", async () => {
    const { sam, rita, id } = await scene();
    await rita.acting.close(id);
    await sam.until(() => sam.thread(id).conversation.closedAt !== null);
    const gaps: number[] = [];
    sam.chat.subscribe((_event, { threads }) => gaps.push(threads[id]?.behind ?? 0));
    sam.sending.send({ conversationId: id }, "One more thing");
    await sam.until(() => sam.thread(id).conversation.closedAt === null);
    await rita.until(() => rita.thread(id).conversation.closedAt === null);
    expect(Math.max(...gaps)).toBe(0);
    expect(sam.thread(id).conversation).toMatchObject({ version: 6, seq: 3 });
  });
});

describe("undo", () => {
  test("is offered for ten seconds once the message is stored, and gives its text back", async () => {
    const { app, people, sam, id } = await scene();
    const rita = await connect(app.url, people.rita.token);
    const { chat, view, sending, time } = sam;
    const notices = { words: englishWords, say: () => {}, set: () => {} };
    const offer = offeringUndo(chat, view, time);
    offer(sending.send({ conversationId: id }, "too early"));
    await sam.until(({ outbox }) => outbox.length === 0);
    expect(view.get().undoable).not.toBeNull();
    time.advance(9_000);
    expect(view.get().undoable).not.toBeNull();
    const message = sam.thread(id).messages.at(-1);
    if (!message) throw new Error("The message is not there.");
    view.dispatch({ draft: "and then" });
    await takeBack(message, { view, sending, notices, giveBack: () => {} });
    expect(view.get()).toMatchObject({ undoable: null, draft: "too early\nand then" });
    const gone = await rita.hears("message:changed");
    expect(gone.message).toMatchObject({ text: "", deletedAt: expect.any(Number) });
    offer(sending.send({ conversationId: id }, "quite right"));
    await sam.until(({ outbox }) => outbox.length === 0);
    time.advance(10_000);
    expect(view.get().undoable).toBeNull();
  });
});
