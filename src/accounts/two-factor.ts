import { randomBytes } from "node:crypto";
import { z } from "zod";
import { AppError } from "../shared/errors.ts";
import type { OwnAccount } from "../shared/model.ts";
import type { TwoFactorSetup, TwoFactorState } from "../shared/two-factor.ts";
import type { Passwords } from "./passwords.ts";
import type { AccountStore } from "./ports.ts";
import type { Sessions, SignedInAs } from "./sessions.ts";
import { base32, matchingStep, otpauthUri, readCode, secretBytes } from "./two-factor-codes.ts";
import type { TwoFactorStore } from "./two-factor-ports.ts";
import { newRecoveryCodes, recoveryHash } from "./two-factor-recovery.ts";
import type { TwoFactorRule } from "./two-factor-rule.ts";
import type { Bound, Seal } from "./two-factor-seal.ts";
import type { Guesses, SecondStep } from "./two-factor-step.ts";

/** What somebody gives to show once more that they are themselves: either will do. */
interface Proof {
  password?: string | undefined;
  code?: string | undefined;
}

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

interface TwoFactorDeps {
  store: TwoFactorStore & Pick<AccountStore, "credential">;
  seal: Seal;
  step: Pick<SecondStep, "uses">;
  rule: TwoFactorRule;
  guesses: Guesses;
  passwords: Passwords;
  sessions: Pick<Sessions, "endOthers">;
  clock: () => number;
}

/** Long enough to install an app first. */
const setupLifeMs = 30 * 60 * 1000;

const issuer = "Parley";
const setupText = z.strictObject({ secret: z.string(), until: z.number() });

export function createTwoFactor(deps: TwoFactorDeps): TwoFactor {
  const { store, seal, step, rule, guesses, passwords, sessions, clock } = deps;

  async function assertPassword({ account }: SignedInAs, password: string): Promise<void> {
    await guesses.spend("password", account.id);
    const credential = await store.credential(account.id);
    if (!(await passwords.matches(password, credential?.passwordHash ?? null))) {
      throw wrong("password", "That is not your password.");
    }
    await guesses.refund("password", account.id);
  }

  async function assertProof(by: SignedInAs, { password, code }: Proof): Promise<void> {
    if (password) await assertPassword(by, password);
    else if (!code) throw wrong("password", "Please give your password, or a code.");
    else if (!(await step.uses(by.account.id, code))) throw wrong("code", notRight);
  }

  async function assertOff({ account }: SignedInAs): Promise<void> {
    if (await store.hasTwoFactor(account.id)) {
      throw new AppError("conflict", "Two-factor sign-in is on already.");
    }
  }

  function secretIn(by: SignedInAs, setup: string): Buffer {
    const text = seal.open(setup, setupBound(by));
    const begun = text === null ? null : setupText.parse(JSON.parse(text));
    if (!begun || begun.until <= clock()) {
      throw new AppError("invalid", "That took a while. Please begin once more.");
    }
    return Buffer.from(begun.secret, "base64url");
  }

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
      await assertOff(by);
      await assertPassword(by, password);
      const secret = randomBytes(secretBytes);
      const text = { secret: secret.toString("base64url"), until: clock() + setupLifeMs };
      return setupOf(by, secret, seal.close(JSON.stringify(text), setupBound(by)));
    },
    resume: (by, setup) => setupOf(by, secretIn(by, setup), setup),
    async confirm(by, { setup, code }) {
      const { id: accountId } = by.account;
      await assertOff(by);
      const secret = secretIn(by, setup);
      const first = matchingStep(secret, readCode(code) ?? "", clock());
      if (first === null) throw wrong("code", notRight);
      const codes = newRecoveryCodes();
      await store.turnOnTwoFactor({
        accountId,
        secret: seal.close(secret.toString("base64url"), secretBound(accountId)),
        step: first,
        recoveryHashes: codes.map((each) => recoveryHash(accountId, each)),
        at: clock(),
      });
      await sessions.endOthers(accountId, by.sessionId);
      return codes;
    },
    async turnOff(by, proof) {
      if (await rule.isFor(by.account)) {
        throw new AppError(
          "forbidden",
          "Everybody who answers here needs two-factor sign-in, so it stays on.",
        );
      }
      await assertProof(by, proof);
      await store.turnOffTwoFactor(by.account.id);
    },
    async newRecoveryCodes(by, proof) {
      await assertProof(by, proof);
      const codes = newRecoveryCodes();
      const { id } = by.account;
      await store.replaceRecoveryCodes(
        id,
        codes.map((each) => recoveryHash(id, each)),
      );
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

const notRight = "That code is not right. Please try the next one that your app shows.";

function setupOf({ account }: SignedInAs, secret: Buffer, setup: string): TwoFactorSetup {
  return { setup, secret: base32(secret), uri: otpauthUri(secret, issuer, account.email) };
}

/** Begun in one session, it ends in that one: whoever holds another cannot finish or read it. */
function setupBound({ account, sessionId }: SignedInAs): Bound {
  return { purpose: "two-factor setup", to: `${account.id} ${sessionId}` };
}

function secretBound(accountId: string): Bound {
  return { purpose: "two-factor secret", to: accountId };
}

function wrong(field: string, sentence: string): AppError {
  return new AppError("invalid", sentence, { fields: { [field]: sentence } });
}
