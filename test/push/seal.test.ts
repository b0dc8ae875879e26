import { expect, test } from "vitest";
import { isKey, seal } from "../../src/push/seal.ts";

/** RFC 8291, appendix A. */
const example = {
  words: "When I grow up, I want to be a watermelon",
  p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
  auth: "BTBZMqHH6r4Tts7J_aSIgg",
  scalar: "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
  salt: "DGv6ra1nlYgDCS1FRnbzlw",
  sealed:
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
};

test("the example of the standard comes out as it says there", () => {
  const { words, scalar, salt, sealed } = example;
  const chance = { salt: Buffer.from(salt, "base64url"), scalar: Buffer.from(scalar, "base64url") };
  expect(seal(Buffer.from(words), example, chance, 0).toString("base64url")).toBe(sealed);
});

test("every message is as long as every other, and none is like another", () => {
  const sealed = ["", "yes", "a longer answer ".repeat(50)].map((words) => seal(Buffer.from(words), example));
  expect(new Set(sealed.map(({ length }) => length)).size).toBe(1);
  const [one, other] = [seal(Buffer.from("yes"), example), seal(Buffer.from("yes"), example)];
  expect(one.equals(other)).toBe(false);
});

test("a key is a point of the curve and nothing else", () => {
  expect(isKey(example.p256dh)).toBe(true);
  const point = Buffer.from(example.p256dh, "base64url");
  const beside = Buffer.from(point);
  beside[64] = (beside[64] ?? 0) ^ 1;
  for (const bad of [
    "",
    "AAAA",
    beside,
    point.subarray(1),
    Buffer.alloc(65),
    Buffer.concat([point, point]),
  ]) {
    expect(isKey(typeof bad === "string" ? bad : bad.toString("base64url"))).toBe(false);
  }
});
