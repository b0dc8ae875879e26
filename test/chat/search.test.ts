import { describe, expect, test } from "vitest";
import { excerptOf } from "../../src/chat/excerpt.ts";
import { termsOf } from "../../src/chat/search.ts";

describe("what somebody looks for", () => {
  test("is words, the last of which may go on, and rows of words in quotation marks", () => {
    expect(termsOf('Late "blue house" parc')).toEqual([
      { words: ["late"], isPrefix: false },
      { words: ["blue", "house"], isPrefix: false },
      { words: ["parc"], isPrefix: true },
    ]);
    expect(termsOf('parcel "late"').at(-1)).toEqual({ words: ["late"], isPrefix: false });
  });

  test("has no syntax beside quotation marks", () => {
    expect(termsOf("a AND (b* OR NOT c) ^d {words}: e:f")).toEqual(
      ["a", "and", "b", "or", "not", "c", "d", "words"]
        .map((word) => ({ words: [word], isPrefix: false }))
        .concat({ words: ["e", "f"], isPrefix: true }),
    );
    expect(termsOf(" *'; -- \u0000 ")).toEqual([]);
  });
});

describe("an excerpt", () => {
  const marked = (text: string, q: string) =>
    excerptOf(text, termsOf(q))
      .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
      .join("");

  test.each([
    ["Crème brûlée for two", "brulee creme", "[Crème] [brûlée] for two"],
    ["Late, later, latest", "late", "[Late], [later], [latest]"],
    ["house blue, blue house", '"blue house"', "house blue, [blue house]"],
    ["明日、東京タワーに行く", "東京", "明日、[東京]タワーに行く"],
    ["<b>bold</b>", "bold", "<b>[bold]</b>"],
    ["Nothing of it", "else", "Nothing of it"],
  ])("of %s for %s marks what was found", (text, q, expected) => {
    expect(marked(text, q)).toBe(expected);
  });

  test("of a long text is the part around the first hit, in whole words", () => {
    const text = `${"before it ".repeat(100)}the needle ${"and after it ".repeat(100)}`;
    const excerpt = marked(text, "needle");
    expect(excerpt).toMatch(/^….*the \[needle\] and.*…$/);
    expect(excerpt.length).toBeLessThan(260);
    expect(excerptOf("👍".repeat(400), []).every(({ text: piece }) => piece.isWellFormed())).toBe(true);
  });
});
