import { AppError } from "../shared/errors.ts";
import { matchingStep, readCode } from "./two-factor-codes.ts";
import type { TwoFactorFacts, TwoFactorStore } from "./two-factor-ports.ts";
import { readRecoveryCode, recoveryHash } from "./two-factor-recovery.ts";
import type { Seal } from "./two-factor-seal.ts";

export type Means = "code" | "recovery code";

/** Limits how often an account's codes or password may be tried: what src/limits does for us. */
export interface Guesses {
  /** Throws `too_many`. */
  spend(what: "code" | "password", accountId: string): Promise<void>;
  refund(what: "code" | "password", accountId: string): Promise<void>;
}

export interface UsesDeps {
  store: TwoFactorStore;
  seal: Seal;
  guesses: Guesses;
  clock: () => number;
}

/** Uses up what somebody typed: a one-time code or a recovery code, of this account, not used before. */
export function createUses(deps: UsesDeps): (accountId: string, typed: string) => Promise<Means | null> {
  return async (accountId, typed) => {
    const facts = await deps.store.twoFactor(accountId);
    const code = readCode(typed);
    if (!facts) return null;
    if (code !== null) return (await usesCode(deps, accountId, facts, code)) ? "code" : null;
    return (await usesRecoveryCode(deps, accountId, typed)) ? "recovery code" : null;
  };
}

async function usesCode(
  { store, seal, guesses, clock }: UsesDeps,
  accountId: string,
  facts: TwoFactorFacts,
  code: string,
): Promise<boolean> {
  await guesses.spend("code", accountId);
  const step = matchingStep(secretOf(seal, accountId, facts), code, clock());
  const isRight = step !== null && (await store.useTwoFactorStep(accountId, step));
  if (isRight) await guesses.refund("code", accountId);
  return isRight;
}

/** Not counted: with 80 bits there is no guessing, and so it is the way in while somebody else tries codes. */
async function usesRecoveryCode(
  { store, clock }: UsesDeps,
  accountId: string,
  typed: string,
): Promise<boolean> {
  if (readRecoveryCode(typed) === null) return false;
  return store.useRecoveryCode(accountId, recoveryHash(accountId, typed), clock());
}

/** Throws `unavailable` when the secret key that sealed it is gone. */
function secretOf(seal: Seal, accountId: string, facts: TwoFactorFacts): Buffer {
  const secret = seal.open(facts.secret, { purpose: "two-factor secret", to: accountId });
  if (secret !== null) return Buffer.from(secret, "base64url");
  throw new AppError("unavailable", "Codes cannot be checked here just now. A recovery code still works.");
}
