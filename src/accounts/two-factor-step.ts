import { createHash } from "node:crypto";
import { z } from "zod";
import { AppError } from "../shared/errors.ts";
import type { AccountStore, Credential } from "./ports.ts";
import type { Checked } from "./sessions.ts";
import type { TwoFactorFacts } from "./two-factor-ports.ts";
import type { Seal } from "./two-factor-seal.ts";
import { createUses, type Means, type UsesDeps } from "./two-factor-uses.ts";

/** The second step of signing in, for those who turned it on: what the person has, after what they know. */
export interface SecondStep {
  /**
   * Answers who may be signed in: two-factor sign-in is off, or the code is right. Throws `SecondStepNeeded` when
   * a code is needed and none was given, `unauthenticated` with the field `code` for a wrong one.
   */
  pass(credential: Credential, typed: string | undefined): Promise<Passed>;
  /** Whose password was right a moment ago. Throws `unauthenticated` when that is over, or something changed since. */
  whose(challenge: string): Promise<Credential>;
  /** Uses up the code: a one-time code or a recovery code, of this account, not used before. */
  uses(accountId: string, typed: string): Promise<Means | null>;
}

interface Passed extends Checked {
  /** What was used up; null where nothing was needed. */
  means: Means | null;
}

/** The password was right, and a code is needed too. Only a browser's next page gets the challenge. */
export class SecondStepNeeded extends AppError {
  readonly challenge: string;

  constructor(challenge: string) {
    const sentence = "Please also give the code from your authenticator app, or a recovery code.";
    super("unauthenticated", sentence, { fields: { code: sentence } });
    this.challenge = challenge;
  }
}

interface StepDeps extends UsesDeps {
  store: UsesDeps["store"] & Pick<AccountStore, "credential">;
}

/** Long enough to find one's phone. */
export const challengeLifeMs = 5 * 60 * 1000;

const challengeText = z.strictObject({ accountId: z.string(), until: z.number(), state: z.string() });

export function createSecondStep(deps: StepDeps): SecondStep {
  const { store, seal, clock } = deps;
  const uses = createUses(deps);
  return {
    async pass(credential, typed = "") {
      const { id } = credential.account;
      const facts = await store.twoFactor(id);
      if (!facts) return { ...credential, passedSecondStep: false, means: null };
      if (typed.trim() === "") {
        const text = { accountId: id, until: clock() + challengeLifeMs, state: stateOf(credential, facts) };
        throw new SecondStepNeeded(seal.close(JSON.stringify(text), challengeBound));
      }
      const means = await uses(id, typed);
      if (means === null) throw wrongCode();
      return { ...credential, passedSecondStep: true, means };
    },
    async whose(challenge) {
      const { accountId, until, state } = opened(seal, challenge);
      const credential = await store.credential(accountId);
      const facts = await store.twoFactor(accountId);
      if (!credential || !facts || credential.disabled || until <= clock()) throw startAgain();
      if (stateOf(credential, facts) !== state) throw startAgain();
      return credential;
    },
    uses,
  };
}

const challengeBound = { purpose: "sign-in challenge", to: "" } as const;

function opened(seal: Seal, challenge: string): z.infer<typeof challengeText> {
  const text = seal.open(challenge, challengeBound);
  if (text === null) throw startAgain();
  return challengeText.parse(JSON.parse(text));
}

/** NOTE Any change of these ends a challenge: a new password, another device, or that a code was used since. */
function stateOf({ passwordHash }: Credential, facts: TwoFactorFacts): string {
  const { since, lastStep, recoveryCodesLeft } = facts;
  const state = JSON.stringify([passwordHash, since, lastStep, recoveryCodesLeft]);
  return createHash("sha256").update(state).digest("base64url");
}

function wrongCode(): AppError {
  const sentence = "That code is not right, or was used before. Please try the next one.";
  return new AppError("unauthenticated", sentence, { fields: { code: sentence } });
}

function startAgain(): AppError {
  return new AppError("unauthenticated", "That took a while. Please sign in again from the start.");
}
