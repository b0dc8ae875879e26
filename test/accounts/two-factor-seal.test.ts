import { expect, test } from "vitest";
import { type Bound, createSeal } from "../../src/accounts/two-factor-seal.ts";

const key = "k".repeat(32);
const otherKey = "o".repeat(32);
const bound: Bound = { purpose: "two-factor secret", to: "ana" };

test("what is sealed shows nothing of itself, and opens for what it was sealed for alone", () => {
  const seal = createSeal([key]);
  const sealed = seal.close("something secret", bound);
  expect(sealed).not.toContain("secret");
  expect(seal.close("something secret", bound)).not.toBe(sealed);
  expect(seal.open(sealed, bound)).toBe("something secret");
  expect(seal.open(sealed, { ...bound, to: "ben" })).toBeNull();
  expect(seal.open(sealed, { ...bound, purpose: "sign-in challenge" })).toBeNull();
  expect(createSeal([otherKey]).open(sealed, bound)).toBeNull();
});

test("a seal that was touched does not open", () => {
  const seal = createSeal([key]);
  const sealed = seal.close("something secret", bound);
  const touched = [...sealed].map((character, at) => {
    const other = character === "A" ? "B" : "A";
    return character === "." ? sealed.slice(0, at) : sealed.slice(0, at) + other + sealed.slice(at + 1);
  });
  // The last character of a part may carry bits that decoding drops: then nothing was touched.
  const opened = touched.filter((text) => seal.open(text, bound) !== null);
  expect(opened.every((text) => decoded(text) === decoded(sealed))).toBe(true);
  for (const junk of ["", ".", "...", "a.b.c.d", "💬", sealed.repeat(2), `${sealed}.`]) {
    expect(seal.open(junk, bound), junk).toBeNull();
  }
});

test("after a change of keys the former seals open still, and are known for old", () => {
  const sealed = createSeal([key]).close("something secret", bound);
  const rotated = createSeal([otherKey, key]);
  expect(rotated.open(sealed, bound)).toBe("something secret");
  expect(rotated.isOld(sealed)).toBe(true);
  expect(rotated.isOld(rotated.close("something secret", bound))).toBe(false);
});

function decoded(sealed: string): string {
  return sealed
    .split(".")
    .slice(1)
    .map((part) => Buffer.from(part, "base64url").toString("hex"))
    .join(".");
}
