import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Budget } from "./budgets.ts";

/** One budget, kept for each of its keys. */
export interface Limiter {
  /** Null, or how long to wait, in milliseconds; then nothing was taken. */
  take(key: string, points: number): Promise<number | null>;
  giveBack(key: string, points: number): Promise<void>;
}

/** Counts in this process's memory. `scale` multiplies the points and shortens the pauses. */
export function createLimiter({ points, seconds, pause }: Budget, scale: number): Limiter {
  const scaled = Math.max(1, Math.round(points * scale));
  if (!pause) return inOneStretch(scaled, seconds);
  return inGrowingPauses(scaled, seconds, { first: pause.first / scale, longest: pause.longest / scale });
}

function inOneStretch(points: number, duration: number): Limiter {
  const limiter = new RateLimiterMemory({ points, duration });
  return {
    async take(key, wanted) {
      const wait = await waitOf(limiter.consume(key, wanted));
      // What was refused counts for nothing, so that being told to wait is never made worse by asking.
      if (wait !== null) await limiter.reward(key, wanted);
      return wait;
    },
    async giveBack(key, given) {
      await limiter.reward(key, given);
    },
  };
}

function inGrowingPauses(free: number, duration: number, pause: { first: number; longest: number }): Limiter {
  const tried = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration });
  const pauses = new RateLimiterMemory({ points: 1, duration });
  return {
    async take(key, points) {
      // Counted before it is known how it ends: of a hundred that come at once, five are let through.
      const { consumedPoints } = await tried.penalty(key, points);
      if (consumedPoints < free) return null;
      const customDuration = Math.min(pause.longest, pause.first * 2 ** (consumedPoints - free));
      const wait = await waitOf(pauses.consume(key, 1, { customDuration }));
      if (wait !== null) await tried.reward(key, points);
      return wait;
    },
    async giveBack(key, points) {
      await tried.reward(key, points);
      await pauses.delete(key);
    },
  };
}

async function waitOf(taking: Promise<RateLimiterRes>): Promise<number | null> {
  try {
    await taking;
    return null;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return refusal.msBeforeNext;
    throw refusal;
  }
}
