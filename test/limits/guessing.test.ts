import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { LimitedAction, LimitKeys } from "../../src/limits/budgets.ts";
import { createRateLimits, type RateLimits } from "../../src/limits/rate-limits.ts";
import { AppError } from "../../src/shared/errors.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const email = "ana@people.example";

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

describe("guessing one account's password", () => {
  test("from a thousand addresses, without a pause: at most 20 guesses in any ten minutes", async () => {
    const limits = createRateLimits(1);
    const guessedAt = await guessFor(80 * minute, limits, (n) => ({
      email,
      address: `192.0.2.${n % 1_000}`,
    }));
    expect(mostWithin(10 * minute, guessedAt)).toBeLessThanOrEqual(20);
    expect(guessedAt.length).toBeGreaterThan(75); // Nobody is ever locked out for longer than a minute.
  });

  test("from one address: the pauses grow to a quarter of an hour", async () => {
    const limits = createRateLimits(1);
    const guessedAt = await guessFor(hour, limits, () => ({ email, address: "192.0.2.1" }));
    const pauses = guessedAt.map((at, n) => (at - (guessedAt[n - 1] ?? 0)) / second);
    expect(pauses).toEqual([0, 0, 0, 1, 0, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
  });

  test("leaves the owner at home a try within a minute, and in a known browser at once", async () => {
    const limits = createRateLimits(1);
    for (let at = 0; at < 20 * minute; at += second) {
      await tries(limits, "sign-in", { email, address: "192.0.2.1" });
      if (at === 10 * minute) {
        expect(await tries(limits, "sign-in-again", { browser: "a known one" })).toBe("now");
        const wait = await tries(limits, "sign-in", { email, address: "198.51.100.7" });
        expect(wait === "now" || wait <= minute).toBe(true);
      }
      vi.advanceTimersByTime(second);
    }
  });

  test("does not spend what the account has while the address has to wait", async () => {
    const limits = createRateLimits(1);
    for (let n = 0; n < 500; n += 1) await tries(limits, "sign-in", { email, address: "192.0.2.1" });
    vi.advanceTimersByTime(5 * second);
    expect(await tries(limits, "sign-in", { email, address: "198.51.100.7" })).toBe("now");
  });

  test("with the right password costs nothing, but is no way to keep the server hashing", async () => {
    const limits = createRateLimits(1);
    const keys = { email, address: "192.0.2.1" };
    let signedIn = 0;
    for (; (await tries(limits, "sign-in", keys)) === "now"; signedIn += 1) {
      await limits.refund("sign-in", keys);
    }
    expect(signedIn).toBe(60);
  });
});

describe("guessing many accounts' passwords", () => {
  test("from one address leaves room for others", async () => {
    const limits = createRateLimits(1);
    let guesses = 0;
    while ((await tries(limits, "sign-in", { email: `${guesses}@x.example`, address: "a" })) === "now")
      guesses += 1;
    expect(guesses).toBe(30);
    expect(await tries(limits, "sign-in", { email, address: "b" })).toBe("now");
  });

  test("from many addresses makes strangers wait for seconds, and known browsers not at all", async () => {
    const limits = createRateLimits(1);
    let guesses = 0;
    while (
      (await tries(limits, "sign-in", { email: `${guesses}@x.example`, address: `${guesses}` })) === "now"
    )
      guesses += 1;
    expect(guesses).toBe(40);
    expect(await tries(limits, "sign-in", { email, address: "b" })).toBeLessThanOrEqual(20 * second);
    expect(await tries(limits, "sign-in-again", { browser: "a known one" })).toBe("now");
  });
});

test("a refusal says in words when to come back", async () => {
  const limits = createRateLimits(1);
  const words: string[] = [];
  const keys = { email, address: "192.0.2.1" };
  for (let at = 0; at < 40; at += 1) {
    await limits.spend("sign-in", keys).catch((error: AppError) => words.push(error.message));
    vi.advanceTimersByTime(second);
  }
  expect(words[0]).toBe("Too many tries. Please try again in 9 seconds.");
  expect(words).toContain("Too many tries. Please try again in a second.");
});

/** Guesses three times a second. The moments at which a guess got through. */
async function guessFor(ms: number, limits: RateLimits, keysOf: (n: number) => LimitKeys): Promise<number[]> {
  const guessedAt: number[] = [];
  for (let n = 0; n < ms / 1_000; n += 1) {
    for (let more = 0; more < 3; more += 1) {
      if ((await tries(limits, "sign-in", keysOf(n * 3 + more))) === "now") guessedAt.push(n * second);
    }
    vi.advanceTimersByTime(second);
  }
  return guessedAt;
}

/** "now", or the wait in milliseconds. */
async function tries(limits: RateLimits, action: LimitedAction, keys: LimitKeys): Promise<number | "now"> {
  try {
    await limits.spend(action, keys);
    return "now";
  } catch (error) {
    if (error instanceof AppError && error.retryAfterMs !== undefined) return error.retryAfterMs;
    throw error;
  }
}

function mostWithin(span: number, moments: number[]): number {
  return Math.max(...moments.map((from) => moments.filter((at) => at >= from && at < from + span).length));
}
