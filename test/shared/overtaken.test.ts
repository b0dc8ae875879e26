import { describe, expect, test } from "vitest";
import type { Conversation } from "../../src/shared/model.ts";
import type { SyncAnswer } from "../../src/shared/protocol.ts";
import { apply } from "../../src/shared/state/apply.ts";
import type { ChatState } from "../../src/shared/state/state.ts";
import { anna, conversationWith, me, messageIn, nothingYet } from "../browser-units/sample.ts";

const conversationId = "c";

/** A conversation with as many messages, of which its receiver has received some. */
function grown(count: number, deliveredSeq: number): Conversation {
  const receipts = [
    { accountId: anna.id, deliveredSeq: count, readSeq: count },
    { accountId: me, deliveredSeq, readSeq: 0 },
  ];
  return { ...conversationWith(anna, conversationId), version: count, seq: count, receipts };
}

function newestPage(count: number, deliveredSeq: number, epoch = "e"): SyncAnswer {
  const conversation = grown(count, deliveredSeq);
  const messages = Array.from({ length: count }, (_, n) => messageIn(conversationId, n + 1, anna.id));
  const { version, receipts } = conversation;
  return { reset: true, epoch, version, conversation, messages, receipts, more: false, older: false };
}

function heldAfter(first: SyncAnswer, second: SyncAnswer): ChatState {
  return [first, second].reduce((state, answer) => apply(state, { type: "synced", answer }), nothingYet);
}

describe("a page that starts over, and was told more meanwhile", () => {
  test("knows that something is missing, and asks for it", () => {
    const { threads } = heldAfter(newestPage(5, 0), newestPage(4, 0));
    expect(threads[conversationId]).toMatchObject({ behind: 5, conversation: { version: 4 } });
  });

  test("keeps what it knows of who received what", () => {
    const { threads } = heldAfter(newestPage(4, 3), newestPage(4, 2));
    expect(threads[conversationId]?.conversation.receipts[1]).toMatchObject({ deliveredSeq: 3 });
    expect(threads[conversationId]?.behind).toBeNull();
  });

  test("forgets both where the history is another", () => {
    const { threads } = heldAfter(newestPage(5, 3), newestPage(4, 2, "another"));
    expect(threads[conversationId]).toMatchObject({ behind: null, epoch: "another" });
    expect(threads[conversationId]?.conversation.receipts[1]).toMatchObject({ deliveredSeq: 2 });
  });
});
