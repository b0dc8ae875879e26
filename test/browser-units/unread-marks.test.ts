import { expect, test } from "vitest";
import { createStore } from "../../src/browser/store.ts";
import { endMarks } from "../../src/browser/unread-marks.ts";
import { apply } from "../../src/shared/state/apply.ts";
import { openThread, unreadCount } from "../../src/shared/state/state.ts";
import { handWoundTime } from "./hand-wound-time.ts";
import { anna, conversationWith, me, messageIn, noCounts, nothingYet } from "./sample.ts";

test("a mark stays while its conversation does, shows where it begins when one is back, and then ends", () => {
  const { chat, time, mark, ended, page } = desk();
  chat.dispatch({ type: "conversation:chosen", conversationId: "c" });
  mark(1, 1);
  time.advance(5_000);
  chat.dispatch({ type: "filter:chosen", filter: "unread" });
  time.advance(5_000);
  expect(ended).toEqual([]);
  expect(count(chat)).toBe(1);
  chat.dispatch({ type: "nothing:chosen" });
  page.isLooking = false;
  chat.dispatch({ type: "conversation:chosen", conversationId: "c" });
  expect(openThread(chat.get())?.unreadAfter).toBe(1);
  time.advance(5_000);
  expect(ended).toEqual([]);
  page.isLooking = true;
  page.look();
  time.advance(1_000);
  expect(ended).toEqual(["/api/conversations/c/unread"]);
  // The older word comes late, and changes nothing.
  mark(null, 2);
  mark(1, 1);
  expect(count(chat)).toBe(0);
});

test("a mark ends with an answer, and whoever only passes by leaves it", () => {
  const { chat, time, mark, ended } = desk();
  mark(1, 1);
  chat.dispatch({ type: "conversation:chosen", conversationId: "c" });
  time.advance(500);
  chat.dispatch({ type: "nothing:chosen" });
  time.advance(5_000);
  expect(ended).toEqual([]);
  const item = { key: "k", to: { conversationId: "c" }, text: "Yes", replyTo: null, at: 0, error: null };
  chat.dispatch({ type: "outbox:added", item: { ...item, status: "sending" } });
  expect(ended).toHaveLength(1);
});

/** A conversation of two messages, both read. */
function desk() {
  const chat = createStore(nothingYet, apply);
  const receipts = [anna.id, me].map((accountId) => ({ accountId, deliveredSeq: 2, readSeq: 2 }));
  const lastMessage = messageIn("c", 2, anna.id);
  const conversation = { ...conversationWith(anna, "c"), version: 2, seq: 2, lastMessage, receipts };
  const page = { epoch: "e", conversations: [conversation], more: false, counts: noCounts };
  chat.dispatch({ type: "inbox:fetched", page, filter: "all", isNext: false });
  const time = handWoundTime();
  const ended: string[] = [];
  const put = async (path: string) => void ended.push(path);
  const looking = { isLooking: true, look: () => {} };
  looking.look = endMarks({ chat, http: { put }, time, isLooking: () => looking.isLooking });
  const mark = (after: number | null, nth: number) => {
    const receipt = { accountId: me, deliveredSeq: 2, readSeq: 2, unread: { after, nth } };
    chat.dispatch({ type: "receipt:changed", conversationId: "c", receipt });
  };
  return { chat, time, mark, ended, page: looking };
}

function count(chat: ReturnType<typeof desk>["chat"]): number {
  const conversation = chat.get().threads.c?.conversation;
  return conversation ? unreadCount(conversation, me) : 0;
}
