import fc from "fast-check";
import { Secret, TOTP, URI } from "otpauth";
import { describe, expect, test } from "vitest";
import {
  base32,
  codeOfStep,
  matchingStep,
  otpauthUri,
  readCode,
  stepAt,
} from "../../src/accounts/two-factor-codes.ts";

const seconds = 1000;
const rfcSecret = Buffer.from("12345678901234567890");

describe("one-time codes", () => {
  // RFC 6238, appendix B: the last six of its eight digits.
  test.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"],
  ])("at second %i are those of the standard", (second, code) => {
    expect(codeOfStep(rfcSecret, stepAt(second * seconds))).toBe(code);
  });

  test("are those that somebody else's authenticator app shows, for any secret at any time", () => {
    const bytes = fc.uint8Array({ minLength: 16, maxLength: 32 });
    const time = fc.integer({ min: 0, max: 4_000_000_000_000 });
    fc.assert(
      fc.property(bytes, time, (secret, now) => {
        const app = URI.parse(otpauthUri(secret, "Chat & Co", "ana+x@example.org"));
        expect(app).toBeInstanceOf(TOTP);
        expect(app).toMatchObject({ issuer: "Chat & Co", label: "ana+x@example.org" });
        expect((app as TOTP).generate({ timestamp: now })).toBe(codeOfStep(secret, stepAt(now)));
        expect(Secret.fromBase32(base32(secret)).bytes).toEqual(Uint8Array.from(secret));
      }),
      { seed: 6238, numRuns: 300 },
    );
  });

  test("count one step early and one step late, and no further", () => {
    const step = 1_000_000;
    const code = codeOfStep(rfcSecret, step);
    const at = (offset: number) => matchingStep(rfcSecret, code, (step + offset) * 30 * seconds);
    expect([-2, -1, 0, 1, 2].map(at)).toEqual([null, step, step, step, null]);
  });

  test("may be typed in groups, and nothing else is taken for one", () => {
    expect([" 123 456", "123-456", "123456"].map(readCode)).toEqual(Array(3).fill("123456"));
    for (const typed of ["", "12345", "1234567", "12345a", "１２３４５６", "-1e5.0"]) {
      expect(readCode(typed), typed).toBeNull();
    }
  });
});
