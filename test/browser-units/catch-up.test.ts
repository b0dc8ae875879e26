import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { limits } from "../../src/shared/limits.ts";
import type { Receipt } from "../../src/shared/model.ts";
import type { ConversationPage, MessagePage } from "../../src/shared/protocol.ts";
import { unreadCount } from "../../src/shared/state/state.ts";
import { get, type RunningApp, type Somebody, startApp } from "../app.ts";
import { connect, type Device } from "../device.ts";
import { openTab, type Tab } from "./tab.ts";

/** Sam and Rita talk; Rita sits at the page, and Sam writes from a device. */
async function scene() {
  const app = await startApp();
  const people = { rita: await app.owner("Rita"), sam: await app.sender("Sam") };
  const sam = await connect(app.url, people.sam.token);
  const receiverId = people.rita.account.id;
  const { conversation } = await sam.ask("conversation:open", {
    key: randomUUID(),
    receiverId,
    text: "Hello?",
  });
  const rita = await openTab(app, people.rita);
  await rita.load(conversation.id);
  return { app, people, sam, rita, id: conversation.id };
}

async function say(device: Device, conversationId: string, texts: string[]): Promise<void> {
  for (const text of texts) await device.ask("message:send", { conversationId, key: randomUUID(), text });
}

const numbered = (count: number) => Array.from({ length: count }, (_, at) => `line ${at + 1}`);
const texts = (tab: Tab, id: string) => tab.thread(id).messages.map(({ text }) => text);
/** A conversation begins at version 1; each message or change adds one. */
const isInStep = (tab: Tab, id: string, version: number) => {
  const thread = tab.chat.get().threads[id];
  return thread !== undefined && thread.behind === null && thread.conversation.version >= version;
};

async function fresh(app: RunningApp, { token }: Somebody, id: string) {
  const inbox = await get<ConversationPage>(app.url, "/api/conversations", token);
  const page = await get<MessagePage>(app.url, `/api/conversations/${id}/messages?limit=200`, token);
  return { conversation: inbox.conversations.find((conversation) => conversation.id === id), ...page };
}

const isDelivered = ({ deliveredSeq }: Receipt) => deliveredSeq === 3;

describe("who comes back after a lost connection", () => {
  test("has every message once and in order, however many pages they fill", async () => {
    const { sam, rita, id } = await scene();
    rita.leave();
    await say(sam, id, numbered(2 * limits.page + 30));
    await rita.comeBack();
    await rita.until(() => isInStep(rita, id, 2 * limits.page + 32));
    expect(texts(rita, id)).toEqual(["Hello?", ...numbered(2 * limits.page + 30)]);
  });

  test("also has what was said while the catch-up ran", async () => {
    const { sam, rita, id } = await scene();
    rita.leave();
    await say(sam, id, numbered(limits.page + 50));
    const meanwhile = say(sam, id, ["during 1", "during 2", "during 3"]);
    await rita.comeBack();
    await meanwhile;
    await rita.until(() => isInStep(rita, id, limits.page + 55));
    expect(texts(rita, id)).toEqual([
      "Hello?",
      ...numbered(limits.page + 50),
      "during 1",
      "during 2",
      "during 3",
    ]);
  });

  test("sees edits and deletions, and holds exactly what a fresh page would", async () => {
    const { app, people, sam, rita, id } = await scene();
    await say(sam, id, ["a mistake", "a slip"]);
    await rita.until(() => texts(rita, id).length === 3);
    const [, mistake, slip] = rita.thread(id).messages;
    rita.leave();
    await sam.ask("message:edit", { conversationId: id, messageId: mistake?.id ?? "", text: "mended" });
    await sam.ask("message:delete", { conversationId: id, messageId: slip?.id ?? "" });
    await rita.comeBack();
    await rita.until(() => isInStep(rita, id, 6));
    rita.time.advance(1_000); // Receipts go in batches.
    await rita.until(({ threads }) => threads[id]?.conversation.receipts.every(isDelivered) ?? false);
    const { conversation, messages } = await fresh(app, people.rita, id);
    expect(rita.thread(id).conversation).toEqual(conversation);
    expect(rita.thread(id).messages).toEqual(messages);
    expect(texts(rita, id)).toEqual(["Hello?", "mended", ""]);
  });

  test("learns what was read meanwhile, on another device of their own too", async () => {
    const { app, people, rita, id } = await scene();
    const other = await connect(app.url, people.rita.token);
    rita.leave();
    await other.ask("receipt:set", { conversationId: id, readSeq: 1 });
    expect(unreadCount(rita.thread(id).conversation, people.rita.account.id)).toBe(1);
    await rita.comeBack();
    await rita.until(({ threads, me }) => {
      const thread = threads[id];
      return thread !== undefined && unreadCount(thread.conversation, me.id) === 0;
    });
  });

  test("finds a conversation that began without them", async () => {
    const { app, rita } = await scene();
    const nora = await connect(app.url, (await app.sender("Nora")).token);
    rita.leave();
    const receiverId = rita.chat.get().me.id;
    const opened = await nora.ask("conversation:open", {
      key: randomUUID(),
      receiverId,
      text: "Anybody there?",
    });
    await rita.comeBack();
    await rita.until(({ threads }) => threads[opened.conversation.id] !== undefined);
    expect(texts(rita, opened.conversation.id)).toEqual(["Anybody there?"]);
  });
});

describe("a page whose live events get lost", () => {
  test("mends the gap as soon as the next event shows it", async () => {
    const { sam, rita, id } = await scene();
    rita.loses = (event) => event.type === "message:created" && event.message.text === "lost";
    await say(sam, id, ["kept", "lost", "after"]);
    await rita.until(() => isInStep(rita, id, 5));
    expect(texts(rita, id)).toEqual(["Hello?", "kept", "lost", "after"]);
  });

  test("finds even the last one by asking within half a minute", async () => {
    const { sam, rita, id } = await scene();
    rita.loses = (event) => event.type === "message:created";
    await say(sam, id, ["the last word"]);
    await sam.settled();
    expect(texts(rita, id)).toEqual(["Hello?"]);
    rita.time.advance(limits.headsEveryMs);
    await rita.until(() => isInStep(rita, id, 3));
    expect(texts(rita, id)).toEqual(["Hello?", "the last word"]);
  });

  test("asks at once when the server says that it left something out", async () => {
    const { sam, rita, id } = await scene();
    rita.loses = (event) => event.type === "message:created";
    await say(sam, id, ["left out"]);
    await sam.settled();
    const asked = rita.until(() => isInStep(rita, id, 3));
    for (const hear of rita.socket.listeners("resync")) hear({});
    await asked;
    expect(texts(rita, id)).toEqual(["Hello?", "left out"]);
  });

  test("fetches a conversation of which it missed the beginning", async () => {
    const { app, rita } = await scene();
    const nora = await connect(app.url, (await app.sender("Nora")).token);
    rita.loses = (event) => event.type === "conversation:changed";
    const receiverId = rita.chat.get().me.id;
    const opened = await nora.ask("conversation:open", { key: randomUUID(), receiverId, text: "Hi" });
    await rita.until(({ threads }) => threads[opened.conversation.id] !== undefined);
    expect(texts(rita, opened.conversation.id)).toEqual(["Hi"]);
  });
});

test("nobody fetches a conversation that is not theirs, and no one is bothered about it", async () => {
  const { app, id } = await scene();
  const nora = await openTab(app, await app.sender("Nora"));
  await expect(nora.catchUp.fetch(id)).rejects.toMatchObject({ code: "not_found" });
  expect(nora.chat.get().threads).toEqual({});
  expect(nora.view.get().notice).toBeNull();
});
