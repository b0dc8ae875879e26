import { describe, expect, test } from "vitest";
import { deliveryOf } from "../../views/words/delivery.ts";
import { preview } from "../../views/words/preview.ts";
import { createTimes } from "../../views/words/times.ts";
import { wrongDoorNotice } from "../../views/words/wrong-door.ts";
import { englishWords } from "../words/english-words.ts";
import { message, thread } from "./sample-messages.ts";
import { ana, days, hours, minutes, now, sam } from "./sample-people.ts";

const times = createTimes({ now, timeZone: "UTC", locale: "en-GB" }, englishWords);

describe("day lines", () => {
  test.each([
    ["Today", now],
    ["Yesterday", now - days(1)],
    ["Monday", now - days(2)],
    ["Thursday", now - days(6)],
    ["11 March 2026", now - days(7)],
    ["19 March 2026", now + days(1)],
  ])("say %s", (label, at) => {
    expect(times.dayLabel(at)).toBe(label);
  });

  test("change at the reader's midnight, on the day when clocks change too", () => {
    const justPast = Date.UTC(2026, 2, 28, 23, 30); // 00:30 on Sunday 29 March in Berlin, when summer time starts.
    const place = { now: Date.UTC(2026, 2, 29, 21, 59), locale: "en-GB" };
    expect(createTimes({ ...place, timeZone: "Europe/Berlin" }, englishWords).dayLabel(justPast)).toBe(
      "Today",
    );
    expect(createTimes({ ...place, timeZone: "UTC" }, englishWords).dayLabel(justPast)).toBe("Yesterday");
    const twoLater = { ...place, now: Date.UTC(2026, 2, 29, 22, 0) };
    expect(createTimes({ ...twoLater, timeZone: "Europe/Berlin" }, englishWords).dayLabel(justPast)).toBe(
      "Yesterday",
    );
  });
});

test("a browser whose language has an odd name still shows times", () => {
  const odd = createTimes({ now, timeZone: "UTC", locale: "en-US@posix" }, englishWords);
  expect(odd.time(now)).toBe("14:30");
});

describe("times in the list", () => {
  test.each([
    ["now", now - minutes(1) + 1],
    ["now", now + minutes(2)],
    ["1 min", now - minutes(1)],
    ["59 min", now - hours(1) + 1],
    ["13:30", now - hours(1)],
    ["Tue", now - hours(15)],
    ["11 Mar", now - days(7)],
  ])("say %s", (label, at) => {
    expect(times.listTime(at)).toBe(label);
  });
});

describe("presence", () => {
  const seen = (lastSeenAt: number | null) => ({ accountId: "a", presence: "offline" as const, lastSeenAt });

  test.each([
    ["Online", { accountId: "a", presence: "online" as const, lastSeenAt: null }],
    ["Away", { accountId: "a", presence: "away" as const, lastSeenAt: null }],
    ["Offline", undefined],
    ["Offline", seen(null)],
    ["Last seen just now", seen(now - 1)],
    ["Last seen 5 min ago", seen(now - minutes(5))],
    ["Last seen at 13:30", seen(now - hours(1))],
    ["Last seen yesterday", seen(now - hours(20))],
    ["Last seen on Monday", seen(now - days(2))],
    ["Last seen on 1 March 2026", seen(now - days(17))],
  ])("says %s", (text, presence) => {
    expect(times.presence(presence)).toBe(text);
  });
});

describe("delivery marks", () => {
  const talk = thread(
    "c",
    sam,
    [1, 2, 3].map((seq) => message(seq, ana, now)),
  ).conversation;
  talk.receipts = [
    { accountId: sam.id, deliveredSeq: 2, readSeq: 1 },
    { accountId: ana.id, deliveredSeq: 3, readSeq: 3 },
  ];

  test.each([
    [1, "read"],
    [2, "delivered"],
    [3, "sent"],
  ])("of message %i follow the other side's watermarks: %s", (seq, mark) => {
    expect(deliveryOf(seq, talk, ana.id)).toBe(mark);
  });

  test("are only sent while nobody is on the other side", () => {
    expect(
      deliveryOf(1, { ...talk, receipts: [{ accountId: sam.id, deliveredSeq: 3, readSeq: 3 }] }, sam.id),
    ).toBe("sent");
  });
});

describe("the last line", () => {
  test.each([
    ["Nothing said yet", null],
    ["one two", message(1, ana, now, { text: "*one*\n\ntwo", html: "<p><em>one</em></p>\n<p>two</p>" })],
    ["You: hi", message(1, sam, now, { text: "hi", html: "<p>hi</p>" })],
    ["Message deleted", message(1, ana, now, { text: "", html: "", deletedAt: now })],
    ["You: Message deleted", message(1, sam, now, { text: "", html: "", deletedAt: now })],
  ])("reads %s", (text, last) => {
    expect(preview(last, sam.id, englishWords)).toBe(text);
  });
});

test("whoever took the wrong door is told whose page this is", () => {
  expect(wrongDoorNotice("receiver", englishWords)).toContain("somebody who answers");
  expect(wrongDoorNotice("sender", englishWords)).toContain("somebody who asks");
});
