import type { LimitedAction, RateLimits } from "../limits/rate-limits.ts";

/** What one connection may do before the limits are asked again. */
export interface Allowance {
  /** Throws `too_many` when the account's budget is used up. */
  spend(action: LimitedAction): Promise<void> | void;
}

/**
 * How many sends are taken from the account's budget at once: asking for each took 2 of 30 µs. Of 600 in ten
 * seconds, what a connection leaves unused is too little to notice.
 */
const sendsAtOnce = 10;

export function createAllowance(limits: RateLimits, account: string): Allowance {
  let sends = 0;

  async function takeSends(): Promise<void> {
    await limits.spend("send", { account }, sendsAtOnce);
    sends += sendsAtOnce - 1;
  }

  return {
    spend(action) {
      if (action !== "send") return limits.spend(action, { account });
      if (sends === 0) return takeSends();
      sends -= 1;
    },
  };
}
