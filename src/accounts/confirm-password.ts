import { assertGood } from "./change-password.ts";
import type { Passwords } from "./passwords.ts";
import type { AccountStore } from "./ports.ts";

/**
 * Asks somebody signed in for their password again, before what cannot be undone or taken back. Throws `invalid`, with
 * the sentence at the field `current`. Answers the hash that it was checked against.
 */
export type ConfirmPassword = (accountId: string, password: string) => Promise<string>;

interface ConfirmDeps {
  store: Pick<AccountStore, "credential">;
  passwords: Pick<Passwords, "matches">;
}

export function createConfirmPassword({ store, passwords }: ConfirmDeps): ConfirmPassword {
  return async (accountId, password) => {
    const known = await store.credential(accountId);
    const matches = await passwords.matches(password, known?.passwordHash ?? null, "known");
    assertGood("current", known && matches ? null : "This is not your current password.");
    return known?.passwordHash ?? "";
  };
}
