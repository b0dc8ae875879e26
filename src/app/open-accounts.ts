import { type Accounts, createAccounts } from "../accounts/accounts.ts";
import { createKnownBrowsers } from "../accounts/known-browsers.ts";
import { createPasswords } from "../accounts/passwords.ts";
import { createSessions } from "../accounts/sessions.ts";
import { createTokens } from "../accounts/tokens.ts";
import type { Guesses } from "../accounts/two-factor-uses.ts";
import { newId } from "../ids.ts";
import type { RateLimits } from "../limits/rate-limits.ts";
import type { Ground } from "./ground.ts";

/** Who people are, and how they prove it. */
export async function openAccounts(ground: Ground, setupToken: string): Promise<Accounts> {
  const { config, store, secretKeys, limits, clock } = ground;
  const accounts = createAccounts({
    store,
    passwords: createPasswords(config.passwordCost),
    sessions: createSessions({ store, tokens: createTokens(secretKeys, clock), clock, newId }),
    knownBrowsers: createKnownBrowsers(secretKeys, clock, newId),
    secretKeys,
    guesses: guessesWithin(limits),
    setupToken,
    clock,
    newId,
  });
  await accounts.twoFactor.resealAll();
  return accounts;
}

function guessesWithin(limits: RateLimits): Guesses {
  return {
    spend: (what, account) => limits.spend(what, { account }),
    refund: (what, account) => limits.refund(what, { account }),
  };
}
