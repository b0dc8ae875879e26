import { expect, test } from "vitest";
import { mayPass, pauseAfter, refusalOf } from "../../src/browser/line/retrying.ts";
import { AppError, errorCodes } from "../../src/shared/errors.ts";
import { handWoundTime } from "./hand-wound-time.ts";

const spans = (random: number) =>
  Array.from({ length: 9 }, (_, failures) =>
    pauseAfter(
      failures,
      handWoundTime(() => random),
    ),
  );

test("pauses grow from half a second to half a minute, and differ from page to page", () => {
  expect(spans(1)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  expect(spans(0)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
});

test("nobody comes back before the server asked them to", () => {
  const refusal = new AppError("too_many", "Slow down.", { retryAfterMs: 60_000 });
  expect(
    pauseAfter(
      0,
      handWoundTime(() => 0),
      refusal,
    ),
  ).toBe(60_000);
  expect(
    pauseAfter(
      2,
      handWoundTime(() => 0.5),
      refusal,
    ),
  ).toBe(61_000);
});

test("only what can change by itself is tried again", () => {
  const passing = errorCodes.filter((code) => mayPass(new AppError(code, "")));
  expect(passing).toEqual(["unauthenticated", "too_many", "unavailable"]);
});

test("a bug is not taken for a refusal", () => {
  expect(() => refusalOf(new TypeError("x is not a function"))).toThrow(TypeError);
});
