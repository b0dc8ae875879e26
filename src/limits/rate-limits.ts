import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "../shared/errors.ts";

/** How often, in points within seconds, and why that much. Each is a flood's bound, far above what people do. */
const budgets = {
  /** Guesses at one account: at most 60 an hour, and its owner waits ten minutes at the longest. */
  "sign-in:account": { points: 10, seconds: 600 },
  /** A school behind one address signs in within ten minutes. */
  "sign-in:address": { points: 300, seconds: 600 },
  "sign-up:address": { points: 200, seconds: 3_600 },
  "invite:account": { points: 100, seconds: 3_600 },
  /** Sixty a second, for ten seconds: an outbox of a bad day goes out at once. */
  send: { points: 600, seconds: 10 },
  open: { points: 60, seconds: 60 },
  change: { points: 300, seconds: 10 },
  /** A page for each of 200 changes: a million changes in an hour and a half. */
  sync: { points: 600, seconds: 10 },
  /** Typing, receipts, presence: small, and nobody waits for one. */
  signal: { points: 600, seconds: 10 },
  connect: { points: 300, seconds: 60 },
} as const;

export type Budget = keyof typeof budgets;

export interface RateLimits {
  /** Takes one from the budget. Throws `too_many`, saying when to come back. */
  spend(budget: Budget, key: string): Promise<void>;
  /** Gives one back: for what turned out to be rightful, such as a sign-in that succeeded. */
  refund(budget: Budget, key: string): Promise<void>;
}

/** Limits in this process's memory, each multiplied by `scale`; 0 turns them off. */
export function createRateLimits(scale: number): RateLimits {
  if (scale === 0) return { spend: async () => {}, refund: async () => {} };
  const limiters = new Map(
    Object.entries(budgets).map(([budget, { points, seconds }]) => [
      budget,
      new RateLimiterMemory({ points: Math.max(1, Math.round(points * scale)), duration: seconds }),
    ]),
  );
  return {
    async spend(budget, key) {
      try {
        await limiters.get(budget)?.consume(key);
      } catch (refusal) {
        throw refusal instanceof RateLimiterRes ? tooMany(refusal.msBeforeNext) : refusal;
      }
    },
    async refund(budget, key) {
      await limiters.get(budget)?.reward(key);
    },
  };
}

function tooMany(retryAfterMs: number): AppError {
  const seconds = Math.ceil(retryAfterMs / 1000);
  const wait = seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return new AppError("too_many", `That was too often. Please try again in ${wait}.`, { retryAfterMs });
}
