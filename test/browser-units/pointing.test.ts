import { expect, test } from "vitest";
import { createDrafts } from "../../src/browser/drafts/drafts.ts";
import { editLastOf } from "../../src/browser/editing-last.ts";
import { createPointing } from "../../src/browser/pointing.ts";
import { createNotices } from "../../src/browser/status-line.ts";
import { englishWords } from "../words/english-words.ts";
import { pageScene } from "./page-scene.ts";
import { me, messageIn } from "./sample.ts";

const noStorage = { all: () => ({}), put: () => {}, clear: () => {}, listen: () => {} };

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
