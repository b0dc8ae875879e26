import { AppError } from "../shared/errors.ts";
import type { Passwords } from "./passwords.ts";
import type { AccountStore } from "./ports.ts";
import type { SignedInAs } from "./sessions.ts";
import type { SecondStep } from "./two-factor-step.ts";
import type { Guesses } from "./two-factor-uses.ts";

/** What somebody gives to show once more that they are themselves: either will do. */
export interface Proof {
  password?: string | undefined;
  code?: string | undefined;
}

export interface ProofDeps {
  store: Pick<AccountStore, "credential">;
  step: Pick<SecondStep, "uses">;
  guesses: Guesses;
  passwords: Passwords;
}

/** Throws `invalid` with the field that is wrong. */
export async function assertProof(deps: ProofDeps, by: SignedInAs, { password, code }: Proof): Promise<void> {
  if (password) await assertPassword(deps, by, password);
  else if (!code) throw wrong("password", "Please give your password, or a code.");
  else if (!(await deps.step.uses(by.account.id, code))) throw wrong("code", notRight);
}

/** The same for a password alone. */
export async function assertPassword(
  { store, guesses, passwords }: ProofDeps,
  { account }: SignedInAs,
  password: string,
): Promise<void> {
  await guesses.spend("password", account.id);
  const credential = await store.credential(account.id);
  if (!(await passwords.matches(password, credential?.passwordHash ?? null))) {
    throw wrong("password", "That is not your password.");
  }
  await guesses.refund("password", account.id);
}

export const notRight = "That code is not right. Please try the next one that your app shows.";

export function wrong(field: string, sentence: string): AppError {
  return new AppError("invalid", sentence, { fields: { [field]: sentence } });
}
