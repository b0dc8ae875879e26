import { describe, expect, test } from "vitest";
import { isFewEmoji, quickReactions } from "../../src/shared/emoji.ts";
import { withoutReaction, withReaction } from "../../src/shared/reactions.ts";
import { emojiFile } from "../../tools/emoji.ts";

const all: string[] = JSON.parse(emojiFile("en").json).flatMap((group: [string][]) =>
  group.map(([emoji]) => emoji),
);

describe("a text of nothing but one to three emoji", () => {
  test("is told by every emoji that the picker offers", () => {
    expect(all.length).toBeGreaterThan(1_800);
    expect(all.filter((emoji) => !isFewEmoji(emoji))).toEqual([]);
  });

  test.each(["👍", "🎉🎉🎉", " ❤️ 👍🏽\n", "👨‍👩‍👧‍👦🇩🇪", "1️⃣", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "☝🏽"])("%j is one", (text) => {
    expect(isFewEmoji(text)).toBe(true);
  });

  test.each([
    "",
    " ",
    "1",
    "12 3",
    "#",
    "ok 👍",
    "👍👍👍👍",
    "👍 ok",
    "©",
    "❤",
    ":-)",
    "\u200d",
    "👍".repeat(400),
  ])("%j is none", (text) => {
    expect(isFewEmoji(text)).toBe(false);
  });
});

test("the reactions that are a press away can be given", () => {
  for (const emoji of quickReactions) expect(all).toContain(emoji);
});

test("a reaction given twice or taken back twice is the same list, so that nothing changes", () => {
  const held = withReaction([], "👍", "sam");
  expect(withReaction(held, "👍", "sam")).toBe(held);
  expect(withoutReaction(held, "👍", "rita")).toBe(held);
  expect(withoutReaction(held, "👍", "sam")).toEqual([]);
});
