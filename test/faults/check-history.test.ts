import { describe, expect, test } from "vitest";
import { checkHistory, lawsBroken } from "./check-history.ts";
import type { Evidence } from "./evidence.ts";
import { type ConversationView, type HistoryEntry, markOf, type SeenMessage, type View } from "./history.ts";

/** Sam sends "one" and "two" to Rita, and everybody has both. */
function allIsWell(): Evidence {
  return {
    history: [
      invoke("k1", "one"),
      { type: "ok", device: "sam", key: "k1", seq: 1 },
      observe("rita", message(1, "k1", "one")),
      invoke("k2", "two"),
      { type: "unknown", device: "sam", key: "k2" },
      invoke("k2", "two"),
      { type: "ok", device: "sam", key: "k2", seq: 2 },
      observe("rita", message(2, "k2", "two")),
      receipt("rita", 1),
      receipt("rita", 2),
    ],
    devices: [view("rita"), view("sam")],
    fresh: [view("rita"), view("sam")],
    tables: { ...view("sam"), of: "the tables", accountId: null },
    integrity: "ok",
  };
}

function message(seq: number, key: string, text: string): SeenMessage {
  return { seq, version: seq + 1, key, text: markOf(text), revision: markOf(text) };
}

function invoke(key: string, text: string): HistoryEntry {
  return { type: "invoke", device: "sam", conversationId: "c", key, text: markOf(text) };
}

function observe(device: string, seen: SeenMessage): HistoryEntry {
  return { type: "observe", device, conversationId: "c", isPaged: false, ...seen };
}

function receipt(device: string, deliveredSeq: number): HistoryEntry {
  return { type: "receipt", device, conversationId: "c", accountId: "rita", deliveredSeq, readSeq: 0 };
}

function view(of: string): View {
  const conversation: ConversationView = {
    conversationId: "c",
    version: 3,
    seq: 2,
    messages: [message(1, "k1", "one"), message(2, "k2", "two")],
    receipts: ["rita", "sam"].map((accountId) => ({ accountId, deliveredSeq: 2, readSeq: 0 })),
    older: false,
  };
  return { of, accountId: of, conversations: [conversation] };
}

/** The same for all: tables, fresh clients and devices. */
function everywhere({ tables, fresh, devices }: Evidence, change: (held: ConversationView) => void): void {
  for (const { conversations } of [tables, ...fresh, ...devices])
    for (const held of conversations) change(held);
}

function heldBy(view: View | undefined): ConversationView {
  const [held] = view?.conversations ?? [];
  if (!held) throw new Error("That one holds nothing.");
  return held;
}

const badHistories: [what: string, law: string, spoil: (evidence: Evidence) => void][] = [
  [
    "an acknowledged message is nowhere",
    "H1",
    (e) => e.history.push({ type: "ok", device: "sam", key: "k3", seq: 3 }),
  ],
  [
    "a message is somewhere else than acknowledged",
    "H1",
    (e) => e.history.splice(1, 1, { type: "ok", device: "sam", key: "k1", seq: 2 }),
  ],
  [
    "a message stands there twice",
    "H2",
    (e) =>
      everywhere(e, (held) => {
        held.messages.push(message(3, "k2", "two"));
        held.seq = 3;
      }),
  ],
  ["a device applies a message twice", "H2", (e) => e.history.push(observe("rita", message(2, "k2", "two")))],
  [
    "one key is acknowledged at two positions",
    "H2",
    (e) => e.history.push({ type: "ok", device: "sam", key: "k2", seq: 1 }),
  ],
  [
    "a device saw another order",
    "H3",
    (e) => e.history.push(observe("rita", { ...message(3, "k1", "one"), seq: 2 })),
  ],
  ["a position is empty", "H3", (e) => everywhere(e, (held) => void held.messages.shift())],
  [
    "a device goes back in time",
    "H3",
    (e) => e.history.push(observe("old", message(2, "k2", "two")), observe("old", message(1, "k1", "one"))),
  ],
  [
    "what was composed first stands second",
    "H4",
    (e) =>
      everywhere(e, (held) => {
        held.messages = [message(1, "k2", "two"), message(2, "k1", "one")];
      }),
  ],
  ["there is something that nobody sent", "H5", (e) => void e.history.splice(0, 1)],
  ["a text was changed on its way", "H5", (e) => e.history.splice(0, 1, invoke("k1", "won"))],
  [
    "a refused message is there",
    "H5",
    (e) => e.history.splice(6, 1, { type: "fail", device: "sam", key: "k2", code: "invalid" }),
  ],
  [
    "an unanswered message is there for some only",
    "H6",
    (e) => {
      e.history.splice(6, 1);
      heldBy(e.devices[1]).messages.pop();
    },
  ],
  [
    "a device shows an old revision",
    "H7",
    (e) => heldBy(e.devices[0]).messages.splice(1, 1, message(2, "k2", "2")),
  ],
  ["a device lacks a whole conversation", "H7", (e) => void e.devices[1]?.conversations.pop()],
  ["a device shows another count of read messages", "H7", (e) => heldBy(e.devices[0]).receipts.pop()],
  ["a fresh client gets less than there is", "H7", (e) => void heldBy(e.fresh[0]).messages.pop()],
  ["a receipt goes back", "H8", (e) => e.history.push(receipt("rita", 1))],
  [
    "a receipt passes the head",
    "H8",
    (e) =>
      everywhere(e, ({ receipts }) => {
        for (const one of receipts) one.deliveredSeq = 3;
      }),
  ],
  [
    "a stored receipt is behind what a device was told",
    "H8",
    (e) =>
      everywhere(e, ({ receipts }) =>
        receipts.splice(0, 1, { accountId: "rita", deliveredSeq: 1, readSeq: 0 }),
      ),
  ],
  ["the file is damaged", "integrity", (e) => Object.assign(e, { integrity: "row 3 missing from index" })],
];

describe("the history checker", () => {
  test("finds nothing where all is well", () => {
    expect(checkHistory(allIsWell())).toEqual([]);
  });

  test.each(badHistories)("finds it when %s (%s)", (_what, law, spoil) => {
    const evidence = allIsWell();
    spoil(evidence);
    expect(lawsBroken(checkHistory(evidence))).toContain(law);
  });

  test("lets a device hold the newest part only", () => {
    const evidence = allIsWell();
    const held = heldBy(evidence.devices[0]);
    held.messages.shift();
    held.older = true;
    expect(checkHistory(evidence)).toEqual([]);
  });

  test("accepts that a message was edited by somebody who asked for it", () => {
    const evidence = allIsWell();
    const edited = { ...message(2, "k2", "too"), version: 4 };
    const text = edited.text;
    evidence.history.push({ type: "change", device: "sam", conversationId: "c", seq: 2, text });
    evidence.history.push(observe("rita", edited));
    everywhere(evidence, (held) => {
      held.messages.splice(1, 1, edited);
      held.version = 4;
    });
    expect(checkHistory(evidence)).toEqual([]);
  });

  test("names the first few of many and counts the rest", () => {
    const evidence = allIsWell();
    for (let n = 0; n < 30; n += 1) {
      evidence.history.push({ type: "ok", device: "sam", key: `lost-${n}`, seq: null });
    }
    expect(checkHistory(evidence)).toHaveLength(11);
    expect(checkHistory(evidence).at(-1)).toBe("H1: and 20 more");
  });
});
