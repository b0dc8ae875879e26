import type { LimitedAction, RateLimits } from "../limits/rate-limits.ts";

/** What one connection may do before the limits are asked again. All of an account share its budgets. */
export interface Allowance {
  /** Throws `too_many` when the account's budget is used up. */
  spend(action: LimitedAction): Promise<void> | undefined;
  /** Takes one from what the conversation may be sent, by whomever. Throws `too_many`. */
  sendInto(conversationId: string): Promise<void> | undefined;
  /** Whether the account may go on asking, although it was told to wait, once again. */
  mayAskOn(): Promise<boolean>;
}

/**
 * How many sends are taken from a budget at once: asking for each took 2 of 30 µs. Of 600 in ten seconds, what a
 * connection leaves unused is too little to notice.
 */
const sendsAtOnce = 10;

/** A receiver writes into many conversations over one connection; of what they left unused, some is forgotten. */
const conversationsRemembered = 50;

export function createAllowance(limits: RateLimits, account: string): Allowance {
  let sends = 0;
  const sendsInto = new Map<string, number>();

  async function takeSends(): Promise<void> {
    await limits.spend("send", { account }, sendsAtOnce);
    sends += sendsAtOnce - 1;
  }

  async function takeSendsInto(conversation: string): Promise<void> {
    await limits.spend("send-here", { conversation }, sendsAtOnce);
    if (sendsInto.size >= conversationsRemembered) sendsInto.clear();
    sendsInto.set(conversation, sendsAtOnce - 1);
  }

  return {
    spend(action) {
      if (action !== "send") return limits.spend(action, { account });
      if (sends === 0) return takeSends();
      sends -= 1;
    },
    sendInto(conversationId) {
      const left = sendsInto.get(conversationId) ?? 0;
      if (left === 0) return takeSendsInto(conversationId);
      sendsInto.set(conversationId, left - 1);
    },
    mayAskOn: () =>
      limits.spend("refusal", { account }).then(
        () => true,
        () => false,
      ),
  };
}
