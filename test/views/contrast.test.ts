import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

/** Colours as public/css/tokens.css has them, measured as WCAG 2.2 measures contrast (1.4.3, 1.4.11). */
const css = readFileSync(join(import.meta.dirname, "../../public/css/tokens.css"), "utf8");
const [usual = "", more = ""] = css.split("@media (prefers-contrast: more)");

const grounds = ["paper", "surface", "wash", "mine", "theirs"];
const text = { least: 4.5, names: ["ink", "soft-ink", "accent", "ember", "danger"] };
const marks = { least: 3, names: ["field-line", "accent", "ember", "danger", "online", "away"] };

/** What is only ever seen on a ground of its own. */
const pairs: [front: string, ground: string, least: number][] = [
  ["on-accent", "accent", 4.5],
  ["on-accent", "accent-strong", 4.5],
  ["on-ember", "ember", 4.5],
  ["danger", "danger-wash", 4.5],
  ["ink", "danger-wash", 4.5],
  ["ink", "mark", 4.5],
];

describe.each([
  ["light", "usual", colours(usual, 0)],
  ["dark", "usual", colours(usual, 1)],
  ["light", "more", { ...colours(usual, 0), ...colours(more, 0) }],
  ["dark", "more", { ...colours(usual, 1), ...colours(more, 1) }],
] as const)("in %s, with %s contrast,", (_theme, _wish, tokens) => {
  test("text can be read on every ground it stands on", () => {
    expect(tooFaint(tokens, text.names, grounds, text.least)).toEqual([]);
  });

  test("marks can be told from the page and its surfaces", () => {
    expect(tooFaint(tokens, marks.names, ["paper", "surface"], marks.least)).toEqual([]);
  });

  test.each(pairs)("%s can be read on %s", (front, ground, least) => {
    expect(tooFaint(tokens, [front], [ground], least)).toEqual([]);
  });
});

function tooFaint(
  tokens: Record<string, string>,
  fronts: string[],
  backs: string[],
  least: number,
): string[] {
  return fronts.flatMap((front) =>
    backs.flatMap((back) => {
      const ratio = contrast(tokens[front], tokens[back]);
      return ratio < least ? [`${front} on ${back}: ${ratio.toFixed(2)}`] : [];
    }),
  );
}

/** The plain colours among the tokens, of the first or the second theme. */
function colours(block: string, theme: 0 | 1): Record<string, string> {
  const found = block.matchAll(/--([\w-]+): (?:light-dark\((#\w+), (#\w+)\)|(#\w+));/g);
  return Object.fromEntries(
    [...found].map(([, name, light, dark, both]) => [name, both ?? (theme === 0 ? light : dark)]),
  );
}

function contrast(one: string | undefined, other: string | undefined): number {
  if (!one || !other) throw new Error("There is no such token.");
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const digits = hex.slice(1);
  const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) =>
    linear(Number.parseInt(long.slice(at, at + 2), 16)),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(part: number): number {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
