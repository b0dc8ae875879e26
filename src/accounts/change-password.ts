import { AppError } from "../shared/errors.ts";
import { passwordProblem } from "./password-rules.ts";
import type { Passwords } from "./passwords.ts";
import type { AccountStore } from "./ports.ts";
import type { Sessions, SignedInAs } from "./sessions.ts";

/** Throws `invalid`, with a sentence for each field that will not do. All the person's other sessions end. */
export type ChangePassword = (by: SignedInAs, wish: { current: string; password: string }) => Promise<void>;

interface ChangeDeps {
  store: AccountStore;
  passwords: Passwords;
  sessions: Sessions;
  clock: () => number;
}

export function createChangePassword({ store, passwords, sessions, clock }: ChangeDeps): ChangePassword {
  return async ({ account, sessionId }, { current, password }) => {
    assertGood("password", passwordProblem(password, account));
    const known = await store.credential(account.id);
    const matches = await passwords.matches(current, known?.passwordHash ?? null, "known");
    if (!known || !matches) assertGood("current", "This is not your current password.");
    else {
      const passwordHash = await passwords.hash(password, "known");
      const change = { accountId: account.id, checkedHash: known.passwordHash, passwordHash };
      await sessions.whileEnding("ended", () =>
        store.changePassword({ ...change, keepSession: sessionId, at: clock() }),
      );
    }
  };
}

/** Throws `invalid`, with the sentence at the field, when there is one. */
export function assertGood(field: "current" | "password", problem: string | null): void {
  if (problem !== null) throw new AppError("invalid", problem, { fields: { [field]: problem } });
}
