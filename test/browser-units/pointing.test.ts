import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createComposer } from "../../src/browser/composer.ts";
import { createDrafts } from "../../src/browser/drafts/drafts.ts";
import { editLastOf } from "../../src/browser/editing-last.ts";
import type { Request } from "../../src/browser/line/asking.ts";
import { createSending } from "../../src/browser/line/sending.ts";
import { createTyping } from "../../src/browser/line/typing.ts";
import { outboxInMemory } from "../../src/browser/outbox/outbox.ts";
import { createPointing } from "../../src/browser/pointing.ts";
import { createNotices } from "../../src/browser/status-line.ts";
import { AppError } from "../../src/shared/errors.ts";
import { englishWords } from "../words/english-words.ts";
import { pageScene } from "./page-scene.ts";
import { me, messageIn } from "./sample.ts";

const noStorage = { all: () => ({}), put: () => {}, clear: () => {}, listen: () => {} };

test("an edit is saved when what it mends has left the page, and stays where it is when it cannot be", async () => {
  const { chat, view, time } = pageScene();
  const notices = createNotices(view, time, englishWords);
  const drafts = createDrafts({ chat, view, storage: noStorage, time, failed: () => {} });
  const asked: unknown[] = [];
  const request: Request = async (name, wish) => {
    asked.push([name, wish]);
    throw new AppError("not_found", "There is no such message.");
  };
  const sending = createSending({
    ...{ chat, request, notices, time, outbox: outboxInMemory, newKey: randomUUID },
    ...{ fetchConversation: async () => {}, upload: async () => [] },
  });
  const typing = createTyping(chat, () => {}, time);
  const edits = { editLastOf: () => {}, sent: () => {} };
  const composer = createComposer({ chat, view, drafts, notices, sending, typing, ...edits });
  chat.dispatch({ type: "conversation:chosen", conversationId: "with-anna" });
  drafts.beginEdit(messageIn("with-anna", 1, me));
  composer.write("mended");
  composer.send();
  await expect
    .poll(() => view.get().notice)
    .toBe("Not changed yet; your text is still here. There is no such message.");
  const wish = { conversationId: "with-anna", messageId: "with-anna-1", text: "mended" };
  expect(asked).toEqual([["message:edit", wish]]);
  expect(view.get()).toMatchObject({ editing: "with-anna-1", draft: "mended" });
});

test("while the last message is on its way, none before it is edited in its place", async () => {
  const { chat, view, time } = pageScene();
  const notices = createNotices(view, time, englishWords);
  const drafts = createDrafts({ chat, view, storage: noStorage, time, failed: () => {} });
  const loading = { newest: async () => {} };
  const pointing = createPointing({
    ...{ chat, view, drafts },
    editLastOf: (thread) => void editLastOf(thread, { chat, view, drafts, loading, notices }),
  });
  const conversationId = "with-anna";
  const page = {
    epoch: "e",
    version: 0,
    messages: [messageIn(conversationId, 1, me)],
    more: false,
    newer: false,
  };
  chat.dispatch({ type: "conversation:chosen", conversationId });
  chat.dispatch({ type: "history:fetched", conversationId, page });
  const item = { key: "k", to: { conversationId }, text: "helo", replyTo: null, at: 1, error: null };
  chat.dispatch({ type: "outbox:added", item: { ...item, status: "sending" } });
  pointing.editLast();
  expect(view.get()).toMatchObject({ editing: null, draft: "", notice: englishWords.said.notOutYet });
  chat.dispatch({ type: "outbox:dropped", key: "k" });
  pointing.editLast();
  expect(view.get()).toMatchObject({ editing: "with-anna-1", draft: "text 1" });
});
