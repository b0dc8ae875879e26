import { describe, expect, test } from "vitest";
import type { OwnAccount } from "../../src/shared/model.ts";
import { apply } from "../../src/shared/state/apply.ts";
import { type ChatState, emptyState, type OutboxItem } from "../../src/shared/state/state.ts";
import { anna, conversationWith, me, noCounts, nothingYet } from "../browser-units/sample.ts";

const [kept, gone] = [conversationWith(anna, "kept"), conversationWith({ id: "ben", name: "Ben" }, "gone")];

/** A page that holds two conversations of the epoch "e", and something on its way to each. */
function page(account: OwnAccount): ChatState {
  const inbox = { epoch: "e", conversations: [kept, gone], more: false, counts: noCounts };
  const items = [kept, gone].map(({ id }): OutboxItem => {
    const to = { conversationId: id };
    return { to, key: `to ${id}`, text: id, replyTo: null, at: 0, status: "sending", error: null };
  });
  const events = items.map((item) => ({ type: "outbox:added", item }) as const);
  return [{ type: "inbox:fetched", page: inbox } as const, ...events].reduce(apply, emptyState(account, "e"));
}

const sender: OwnAccount = { ...nothingYet.me, id: "ben", role: "sender" };
const restored = { type: "heads:fetched", epoch: "another", behind: { kept: 1 } } as const;

describe("when an older copy of the database was restored", () => {
  test("a conversation that it does not have is not shown any more", () => {
    const chosen = apply(page(nothingYet.me), { type: "conversation:chosen", conversationId: "gone" });
    const after = apply(apply(chosen, { type: "outbox:dropped", key: "to gone" }), restored);
    expect(Object.keys(after.threads)).toEqual(["kept"]);
    expect(after.open).toEqual({ kind: "none" });
    expect(after.threads.kept?.behind).toBe(1);
  });

  test("what a sender wrote there begins it anew, under the same key", () => {
    const before = apply(page(sender), { type: "conversation:chosen", conversationId: "gone" });
    const { outbox, open, threads } = apply(before, restored);
    expect(Object.keys(threads)).toEqual(["kept"]);
    expect(open).toEqual({ kind: "receiver", receiverId: me });
    expect(outbox).toMatchObject([
      { key: "to kept", to: { conversationId: "kept" } },
      { key: "to gone", to: { receiverId: me }, status: "sending" },
    ]);
  });

  test("what a receiver wrote there stays with them, and the conversation for as long as that", () => {
    const after = apply(page(nothingYet.me), restored);
    expect(after.outbox.map(({ key }) => key)).toEqual(["to kept", "to gone"]);
    expect(Object.keys(after.threads)).toEqual(["kept", "gone"]);
    const thrownAway = apply(after, { type: "outbox:dropped", key: "to gone" });
    expect(Object.keys(thrownAway.threads)).toEqual(["kept"]);
  });

  test("what waited for so long that it is asked about still waits", () => {
    const before = apply(page(sender), { type: "outbox:aged", key: "to gone" });
    expect(apply(before, restored).outbox[1]).toMatchObject({ to: { receiverId: me }, status: "old" });
  });

  test("what was acknowledged there, but had not come back, goes again", () => {
    const before = apply(page(nothingYet.me), { type: "outbox:accepted", key: "to kept" });
    expect(before.outbox[0]?.status).toBe("sent");
    expect(apply(before, restored).outbox[0]?.status).toBe("sending");
  });

  test("heads of the same history take nothing away", () => {
    const after = apply(page(nothingYet.me), { type: "heads:fetched", epoch: "e", behind: {} });
    expect(Object.keys(after.threads)).toEqual(["kept", "gone"]);
  });
});
