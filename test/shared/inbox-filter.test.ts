import { describe, expect, test } from "vitest";
import type { InboxFilter } from "../../src/shared/inbox-filter.ts";
import { apply, type ChatEvent } from "../../src/shared/state/apply.ts";
import { inboxCount, listedThreads } from "../../src/shared/state/filtering.ts";
import type { ChatState } from "../../src/shared/state/state.ts";
import { anna, conversationWith, me, messageIn, noCounts, nothingYet } from "../browser-units/sample.ts";

describe("a filtered list", () => {
  test("keeps what was chosen from it until one goes on", () => {
    const unread = having(inbox("a", "b"), said("a"), said("b"), show("unread"), choose("a"));
    const read = having(unread, hasRead("a"));
    expect(listed(read)).toEqual(["a", "b"]);
    expect(inboxCount(read, "unread")).toBe(1);
    expect(listed(having(read, choose("b")))).toEqual(["b"]);
    expect(listed(having(read, { type: "nothing:chosen" }))).toEqual(["b"]);
    expect(listed(having(read, show("unread")))).toEqual(["b"]);
  });

  test("takes in what happens meanwhile", () => {
    const state = having(inbox("a", "b"), show("waiting"));
    expect(listed(state)).toEqual([]);
    expect(listed(having(state, said("b")))).toEqual(["b"]);
    expect(listed(having(state, said("b"), said("b", me, 2)))).toEqual([]);
  });

  test("shows first what somebody has to decide about a message that did not go out, whatever it lists", () => {
    const item = { key: "k", to: { conversationId: "b" }, text: "yes", replyTo: null, at: 1, error: null };
    const waiting = having(inbox("a", "b"), { type: "outbox:added", item: { ...item, status: "sending" } });
    expect(listed(waiting)).toEqual(["a", "b"]);
    const old = having(waiting, { type: "outbox:aged", key: "k" });
    expect(listed(old)).toEqual(["b", "a"]);
    expect(listed(having(old, show("closed")))).toEqual(["b"]);
    expect(listed(having(old, show("closed"), { type: "outbox:dropped", key: "k" }))).toEqual([]);
  });
});

describe("what we do not hold", () => {
  test("is counted as the server said, and once it is here as it is", () => {
    const [a, b] = [conversationWith(anna, "a"), conversationWith(anna, "b")];
    const counts = { ...noCounts, all: 2, unread: 1, closed: 1 };
    const first = { epoch: "e", conversations: [a], more: true, counts };
    const state = having(nothingYet, { type: "inbox:fetched", page: first });
    expect(counted(state)).toEqual([2, 1, 0, 1]);
    expect(counted(having(state, said("a")))).toEqual([2, 2, 1, 1]);
    const next = { ...first, conversations: [{ ...b, seq: 1, closedAt: 5 }], more: false };
    const whole = having(state, { type: "inbox:fetched", page: next, isNext: true });
    expect(counted(whole)).toEqual([2, 1, 0, 1]);
    expect(whole.inbox).toMatchObject({ lists: { all: { last: "b", more: false } }, elsewhere: noCounts });
  });

  test("is not forgotten by asking for the first page again", () => {
    const page = (id: string, more: boolean) => ({
      ...{ epoch: "e", conversations: [conversationWith(anna, id)], more, counts: { ...noCounts, all: 3 } },
    });
    const state = having(
      nothingYet,
      { type: "inbox:fetched", page: page("a", true) },
      { type: "inbox:fetched", page: page("b", true), isNext: true },
      { type: "inbox:fetched", page: page("a", true) },
    );
    expect(state.inbox.lists.all).toEqual({ last: "b", more: true });
    const other = having(state, { type: "inbox:fetched", page: page("c", false), filter: "closed" });
    expect(other.inbox.lists).toEqual({ all: { last: "b", more: true }, closed: { last: "c", more: false } });
  });
});

function inbox(...ids: string[]): ChatState {
  const conversations = ids.map((id, at) => ({ ...conversationWith(anna, id), activeAt: ids.length - at }));
  const page = { epoch: "e", conversations, more: false, counts: noCounts };
  return having(nothingYet, { type: "inbox:fetched", page });
}

function having(state: ChatState, ...events: ChatEvent[]): ChatState {
  return events.reduce(apply, state);
}

function said(conversationId: string, by = anna.id, seq = 1): ChatEvent {
  const message = messageIn(conversationId, seq, by);
  return { type: "message:created", epoch: "e", conversationId, version: seq, message };
}

function hasRead(conversationId: string): ChatEvent {
  return { type: "receipt:changed", conversationId, receipt: { accountId: me, deliveredSeq: 1, readSeq: 1 } };
}

const show = (filter: InboxFilter): ChatEvent => ({ type: "filter:chosen", filter });
const choose = (conversationId: string): ChatEvent => ({ type: "conversation:chosen", conversationId });

function listed(state: ChatState): string[] {
  return listedThreads(state).map(({ conversation }) => conversation.id);
}

function counted(state: ChatState): number[] {
  return (["all", "unread", "waiting", "closed"] as const).map((filter) => inboxCount(state, filter));
}
