import { AppError } from "../shared/errors.ts";
import type { OwnAccount } from "../shared/model.ts";
import type { TwoFactorSetup, TwoFactorState } from "../shared/two-factor.ts";
import type { Sessions, SignedInAs } from "./sessions.ts";
import { matchingStep, readCode } from "./two-factor-codes.ts";
import type { TwoFactorStore } from "./two-factor-ports.ts";
import {
  assertPassword,
  assertProof,
  notRight,
  type Proof,
  type ProofDeps,
  wrong,
} from "./two-factor-proof.ts";
import { newRecoveryCodes, recoveryHash } from "./two-factor-recovery.ts";
import type { TwoFactorRule } from "./two-factor-rule.ts";
import type { Bound, Seal } from "./two-factor-seal.ts";
import { beginSetup, resumeSetup, secretIn } from "./two-factor-setup.ts";

/** One's own two-factor sign-in. What is refused for a wrong password or code is `invalid`, with its field. */
export interface TwoFactor {
  stateOf(account: OwnAccount): Promise<TwoFactorState>;
  /** A secret for the authenticator app. Nothing is on yet. */
  begin(by: SignedInAs, given: { password: string }): Promise<TwoFactorSetup>;
  /** Shows again what was begun; throws `invalid` once that is over. */
  resume(by: SignedInAs, setup: string): TwoFactorSetup;
  /** Turns it on with a first code, ends all other sessions, and answers the recovery codes, this once. */
  confirm(by: SignedInAs, given: { setup: string; code: string }): Promise<string[]>;
  /** Throws `forbidden` when the owner asks for it. */
  turnOff(by: SignedInAs, proof: Proof): Promise<void>;
  newRecoveryCodes(by: SignedInAs, proof: Proof): Promise<string[]>;
  /** Puts every secret under the newest of our keys, so that the former can be dropped. */
  resealAll(): Promise<void>;
}

interface TwoFactorDeps extends ProofDeps {
  store: TwoFactorStore & ProofDeps["store"];
  seal: Seal;
  rule: TwoFactorRule;
  sessions: Pick<Sessions, "endOthers">;
  clock: () => number;
}

export function createTwoFactor(deps: TwoFactorDeps): TwoFactor {
  const { store, seal, rule, clock } = deps;
  return {
    async stateOf(account) {
      const facts = await store.twoFactor(account.id);
      const required = await rule.isFor(account);
      return {
        since: facts?.since ?? null,
        recoveryCodesLeft: facts?.recoveryCodesLeft ?? 0,
        required,
      };
    },
    async begin(by, { password }) {
      await assertOff(deps, by);
      await assertPassword(deps, by, password);
      return beginSetup(seal, by, clock());
    },
    resume: (by, setup) => resumeSetup(seal, by, setup, clock()),
    confirm: (by, given) => confirm(deps, by, given),
    async turnOff(by, proof) {
      await assertMayDoWithout(rule, by);
      await assertProof(deps, by, proof);
      await store.turnOffTwoFactor(by.account.id);
    },
    async newRecoveryCodes(by, proof) {
      await assertProof(deps, by, proof);
      const { codes, hashes } = recoveryCodesFor(by.account);
      await store.replaceRecoveryCodes(by.account.id, hashes);
      return codes;
    },
    async resealAll() {
      for (const { accountId, secret } of await store.sealedSecrets()) {
        const text = seal.isOld(secret) ? seal.open(secret, secretBound(accountId)) : null;
        if (text === null) continue;
        await store.resealTwoFactor(accountId, secret, seal.close(text, secretBound(accountId)));
      }
    },
  };
}

async function confirm(
  deps: TwoFactorDeps,
  by: SignedInAs,
  { setup, code }: { setup: string; code: string },
): Promise<string[]> {
  const { store, seal, sessions, clock } = deps;
  const { id: accountId } = by.account;
  await assertOff(deps, by);
  const secret = secretIn(seal, by, setup, clock());
  const first = matchingStep(secret, readCode(code) ?? "", clock());
  if (first === null) throw wrong("code", notRight);
  const { codes, hashes } = recoveryCodesFor(by.account);
  await store.turnOnTwoFactor({
    accountId,
    secret: seal.close(secret.toString("base64url"), secretBound(accountId)),
    step: first,
    recoveryHashes: hashes,
    at: clock(),
  });
  await sessions.endOthers(accountId, by.sessionId);
  return codes;
}

async function assertOff({ store }: TwoFactorDeps, { account }: SignedInAs): Promise<void> {
  if (await store.hasTwoFactor(account.id)) {
    throw new AppError("conflict", "Two-factor sign-in is on already.");
  }
}

async function assertMayDoWithout(rule: TwoFactorRule, { account }: SignedInAs): Promise<void> {
  if (await rule.isFor(account)) {
    const sentence = "Everybody who answers here needs two-factor sign-in, so it stays on.";
    throw new AppError("forbidden", sentence);
  }
}

function recoveryCodesFor({ id }: OwnAccount): { codes: string[]; hashes: string[] } {
  const codes = newRecoveryCodes();
  return { codes, hashes: codes.map((each) => recoveryHash(id, each)) };
}

function secretBound(accountId: string): Bound {
  return { purpose: "two-factor secret", to: accountId };
}
