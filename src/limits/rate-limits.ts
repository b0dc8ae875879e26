import { createHash } from "node:crypto";
import { AppError } from "../shared/errors.ts";
import { type Budget, budgets, type LimitedAction, type LimitKeys } from "./budgets.ts";
import { createLimiter, type Limiter } from "./limiter.ts";

export type { LimitedAction } from "./budgets.ts";

export interface RateLimits {
  /**
   * Takes one, or so many, from each budget that the keys name, or from none of them. Throws `too_many`, saying
   * when to come back.
   */
  spend(action: LimitedAction, keys: LimitKeys, points?: number): Promise<void>;
  /** Gives one back: for what turned out to be rightful, such as a sign-in that succeeded. */
  refund(action: LimitedAction, keys: LimitKeys): Promise<void>;
}

type Rule = { budget: Budget; limiter: Limiter };

/** Limits in this process's memory, each multiplied by `scale`; 0 turns them off. */
export function createRateLimits(scale: number): RateLimits {
  if (scale === 0) return { spend: async () => {}, refund: async () => {} };
  const rules = new Map(
    Object.entries(budgets).map(([action, list]) => [action, list.map((budget) => ruleOf(budget, scale))]),
  );
  return {
    async spend(action, keys, points = 1) {
      const taken: { limiter: Limiter; key: string }[] = [];
      for (const { budget, limiter } of rules.get(action) ?? []) {
        const key = keyOf(budget, keys);
        if (key === null) continue;
        const wait = await limiter.take(key, points);
        if (wait !== null) {
          for (const one of taken) await one.limiter.giveBack(one.key, points);
          throw tooMany(action, wait);
        }
        taken.push({ limiter, key });
      }
    },
    async refund(action, keys) {
      for (const { budget, limiter } of rules.get(action) ?? []) {
        const key = keyOf(budget, keys);
        if (key !== null && !budget.isFinal) await limiter.giveBack(key, 1);
      }
    },
  };
}

function ruleOf(budget: Budget, scale: number): Rule {
  return { budget, limiter: createLimiter(budget, scale) };
}

/** Null where the caller names no such key. */
function keyOf({ by }: Budget, keys: LimitKeys): string | null {
  const parts: string[] = [];
  for (const kind of by) {
    const part = keys[kind];
    if (part === undefined) return null;
    parts.push(kind === "email" ? digest(part) : part);
  }
  return parts.join(" ");
}

/** What somebody typed may be long; what is kept for it must not be. */
function digest(typed: string): string {
  return createHash("sha256").update(typed).digest("base64url");
}

const tries: LimitedAction[] = [
  "sign-in",
  "sign-in-again",
  "password",
  "code",
  "sign-up",
  "sign-up-taken",
  "link",
];

function tooMany(action: LimitedAction, retryAfterMs: number): AppError {
  const what = tries.includes(action) ? "Too many tries." : "That was too often.";
  return new AppError("too_many", `${what} Please try again in ${inWords(retryAfterMs)}.`, { retryAfterMs });
}

function inWords(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds === 1) return "a second";
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
