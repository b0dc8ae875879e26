import { describe, expect, test } from "vitest";
import { type EmojiList, findEmoji } from "../../src/browser/emoji/emoji-list.ts";
import { emojiFile } from "../../tools/emoji.ts";

const list: EmojiList = JSON.parse(emojiFile("en").json);
const found = (query: string) => findEmoji(list, query, 6).map(([emoji]) => emoji);

describe("who looks for an emoji", () => {
  test.each([
    ["heart", "❤️"],
    ["tada", "🎉"],
    ["party pop", "🎉"],
    ["thumbs up", "👍"],
    ["+1", "👍"],
    ["ROCKET", "🚀"],
    ["german", "🇩🇪"],
  ])("by %j finds it first, or among the first", (query, emoji) => {
    expect(found(query)).toContain(emoji);
  });

  test("by a shortcode in full finds that one first", () => {
    expect(found("smile")[0]).toBe("😄");
    expect(found("rock")[0]).toBe("🪨");
  });

  test("by nothing, or by nonsense, finds none", () => {
    expect([found(""), found("  "), found("xyzzyx")]).toEqual([[], [], []]);
  });
});
