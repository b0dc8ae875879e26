import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "../shared/errors.ts";

/** Whom a limit counts against: the account that asks, the e-mail address typed, the network asked from. */
type LimitKeys = { account?: string; email?: string; address?: string };
const kindsOfKey = ["account", "email", "address"] as const;
type Kinds = { [K in keyof LimitKeys]?: { points: number; seconds: number } };

/** How often, in points within seconds, for each kind of key, and why that much: far above what people do. */
const budgets = {
  "sign-in": {
    /** At most 60 guesses an hour at one account; sign-ins that succeed are given back. */
    email: { points: 10, seconds: 600 },
    /** A school behind one address signs in within ten minutes. */
    address: { points: 300, seconds: 600 },
  },
  "sign-up": { address: { points: 200, seconds: 3_600 } },
  invite: { account: { points: 100, seconds: 3_600 } },
  /** Sixty a second, for ten seconds: an outbox of a bad day goes out at once. */
  send: { account: { points: 600, seconds: 10 } },
  open: { account: { points: 60, seconds: 60 } },
  change: { account: { points: 300, seconds: 10 } },
  /** A page holds 200 changes: a device that missed a million catches up within two minutes. */
  sync: { account: { points: 600, seconds: 10 } },
  /** Typing, receipts, presence: small, and nobody waits for one. */
  signal: { account: { points: 600, seconds: 10 } },
  /** A desk of twenty with four tabs each comes back after a restart, several times over. */
  connect: { address: { points: 600, seconds: 60 } },
} as const satisfies Record<string, Kinds>;

export type LimitedAction = keyof typeof budgets;

export interface RateLimits {
  /** Takes one, or so many, from each key's budget. Throws `too_many`, saying when to come back. */
  spend(action: LimitedAction, keys: LimitKeys, points?: number): Promise<void>;
  /** Gives one back: for what turned out to be rightful, such as a sign-in that succeeded. */
  refund(action: LimitedAction, keys: LimitKeys): Promise<void>;
}

/** Limits in this process's memory, each multiplied by `scale`; 0 turns them off. */
export function createRateLimits(scale: number): RateLimits {
  if (scale === 0) return { spend: async () => {}, refund: async () => {} };
  const limiters = new Map(
    Object.entries(budgets).map(([action, kinds]) => [action, limitersOf(kinds, scale)]),
  );
  return {
    async spend(action, keys, points = 1) {
      try {
        for (const { kind, limiter } of limiters.get(action) ?? []) {
          const key = keys[kind];
          if (key !== undefined) await limiter.consume(key, points);
        }
      } catch (refusal) {
        throw refusal instanceof RateLimiterRes ? tooMany(refusal.msBeforeNext) : refusal;
      }
    },
    async refund(action, keys) {
      for (const { kind, limiter } of limiters.get(action) ?? []) {
        const key = keys[kind];
        if (key !== undefined) await limiter.reward(key);
      }
    },
  };
}

function limitersOf(kinds: Kinds, scale: number) {
  return kindsOfKey.flatMap((kind) => {
    const budget = kinds[kind];
    if (!budget) return [];
    const points = Math.max(1, Math.round(budget.points * scale));
    return [{ kind, limiter: new RateLimiterMemory({ points, duration: budget.seconds }) }];
  });
}

function tooMany(retryAfterMs: number): AppError {
  const seconds = Math.ceil(retryAfterMs / 1000);
  const wait = seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return new AppError("too_many", `That was too often. Please try again in ${wait}.`, { retryAfterMs });
}
