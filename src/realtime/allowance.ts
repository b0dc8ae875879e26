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
  const sends = inAdvance(() => limits.spend("send", { account }, sendsAtOnce));
  const sendsInto = new Map<string, Sends>();

  function sendsOf(conversation: string): Sends {
    const known = sendsInto.get(conversation);
    if (known) return known;
    if (sendsInto.size >= conversationsRemembered) sendsInto.clear();
    const made = inAdvance(() => limits.spend("send-here", { conversation }, sendsAtOnce));
    sendsInto.set(conversation, made);
    return made;
  }

  return {
    spend: (action) => (action === "send" ? sends() : limits.spend(action, { account })),
    sendInto: (conversationId) => sendsOf(conversationId)(),
    mayAskOn: () =>
      limits.spend("refusal", { account }).then(
        () => true,
        () => false,
      ),
  };
}

/** Takes one of those taken in advance; takes more first, where none is left. */
type Sends = () => Promise<void> | undefined;

function inAdvance(take: () => Promise<void>): Sends {
  let left = 0;
  let taking: Promise<void> | undefined;

  async function takeMore(): Promise<void> {
    await take();
    left += sendsAtOnce;
  }

  /** NOTE of twenty that arrive at once, each would take ten: they wait for the same ten. */
  async function waitForMore(): Promise<void> {
    while (left === 0) {
      taking ??= takeMore().finally(() => {
        taking = undefined;
      });
      await taking;
    }
    left -= 1;
  }

  return function sendOne() {
    if (left === 0) return waitForMore();
    left -= 1;
  };
}
