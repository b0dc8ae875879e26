import type { OwnAccount } from "../shared/model.ts";
import { nameOfDeleted } from "../shared/permissions.ts";
import { assertGood } from "./change-password.ts";
import type { DeletionStore } from "./deletion-ports.ts";
import type { Passwords } from "./passwords.ts";
import type { AccountStore } from "./ports.ts";
import type { Profile } from "./profile.ts";
import type { Sessions } from "./sessions.ts";

/** Ends one's own account, for good. Throws `invalid` for a wrong password, `forbidden` for the owner. */
export type DeleteAccount = (by: OwnAccount, password: string) => Promise<void>;

interface DeletionDeps {
  store: DeletionStore & Pick<AccountStore, "credential">;
  passwords: Passwords;
  sessions: Sessions;
  profile: Pick<Profile, "announce">;
  clock: () => number;
}

export function createDeleteAccount(deps: DeletionDeps): DeleteAccount {
  const { store, passwords, sessions, profile, clock } = deps;
  return async (by, password) => {
    const known = await store.credential(by.id);
    const matches = await passwords.matches(password, known?.passwordHash ?? null, "known");
    if (!known || !matches) assertGood("current", "This is not your current password.");
    else {
      const request = { accountId: by.id, checkedHash: known.passwordHash, at: clock() };
      await sessions.whileEnding("ended", () => store.deleteAccount(request));
      profile.announce({ id: by.id, name: nameOfDeleted, deleted: true });
    }
  };
}
