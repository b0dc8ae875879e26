import { expect, test } from "vitest";
import { announceArrivals } from "../../src/browser/screen/announcing.ts";
import { createStore } from "../../src/browser/store.ts";
import type { Message } from "../../src/shared/model.ts";
import { apply, type ChatEvent } from "../../src/shared/state/apply.ts";
import { englishWords } from "../words/english-words.ts";
import { handWoundTime } from "./hand-wound-time.ts";
import { anna, conversationWith, me, messageIn, noCounts, nothingYet } from "./sample.ts";

test("a message of somebody else is read out once, and the region is empty again for the next", () => {
  const { hear, after } = page();
  hear(said(1));
  expect(after(499)).toBe("");
  expect(after(1)).toBe("Anna: text 1");
  hear(said(1));
  expect(after(5_000)).toBe("");
  hear(said(2));
  expect(after(500)).toBe("Anna: text 2");
});

test("several at once are counted, not read", () => {
  const { hear, after } = page();
  for (const seq of [1, 2, 3]) hear(said(seq));
  expect(after(500)).toBe("3 new messages");
});

test("one's own, edits, history and what was deleted are not read out", () => {
  const { hear, after } = page();
  hear(said(1, { authorId: me }));
  hear({ ...said(1, { version: 2, editedAt: 5 }), type: "message:changed" } as ChatEvent);
  hear(said(3, { seq: 2, deletedAt: 5 }));
  const messages = [messageIn("c", 1, anna.id)];
  hear({
    type: "history:fetched",
    conversationId: "c",
    page: { epoch: "e", version: 3, messages, more: false, newer: false },
  });
  expect(after(10_000)).toBe("");
});

test("that the open conversation was closed, or opened again, is read out, whoever did it", () => {
  const { hear, after } = page();
  hear(said(1, { kind: "closed", text: "" }));
  expect(after(500)).toBe("Anna closed this conversation");
  hear(said(2, { kind: "reopened", text: "", authorId: me }));
  expect(after(500)).toBe("You opened this conversation again");
  hear(said(3));
  hear(said(4, { kind: "closed", text: "" }));
  expect(after(500)).toBe("Anna: text 3. Anna closed this conversation");
  hear({ type: "nothing:chosen" });
  hear(said(5, { kind: "reopened", text: "" }));
  expect(after(500)).not.toContain("again");
});

/** A page with the conversation with Anna open, and what its hidden region says. */
function page() {
  const time = handWoundTime();
  const chat = createStore(nothingYet, apply);
  const conversations = [conversationWith(anna, "c")];
  chat.dispatch({
    type: "inbox:fetched",
    page: { epoch: "e", conversations, more: false, counts: noCounts },
  });
  chat.dispatch({ type: "conversation:chosen", conversationId: "c" });
  const region = { textContent: "" };
  announceArrivals(chat, time, englishWords, region);
  return {
    hear: chat.dispatch,
    after(ms: number) {
      time.advance(ms);
      return region.textContent;
    },
  };
}

function said(version: number, change: Partial<Message> = {}): ChatEvent {
  const message = { ...messageIn("c", version, anna.id), text: `text ${version}`, ...change };
  return { type: "message:created", epoch: "e", conversationId: "c", version, message };
}
