import type { OwnAccount } from "../shared/model.ts";
import { nameOfDeleted } from "../shared/permissions.ts";
import type { ConfirmPassword } from "./confirm-password.ts";
import type { DeletionStore } from "./deletion-ports.ts";
import type { Profile } from "./profile.ts";
import type { Sessions } from "./sessions.ts";

/** Ends one's own account, for good. Throws `invalid` for a wrong password, `forbidden` for the owner. */
export type DeleteAccount = (by: OwnAccount, password: string) => Promise<void>;

interface DeletionDeps {
  store: DeletionStore;
  confirmPassword: ConfirmPassword;
  sessions: Sessions;
  profile: Pick<Profile, "announce">;
  clock: () => number;
}

export function createDeleteAccount(deps: DeletionDeps): DeleteAccount {
  const { store, confirmPassword, sessions, profile, clock } = deps;
  return async (by, password) => {
    const checkedHash = await confirmPassword(by.id, password);
    const request = { accountId: by.id, checkedHash, at: clock() };
    await sessions.whileEnding("ended", () => store.deleteAccount(request));
    profile.announce({ id: by.id, name: nameOfDeleted, deleted: true });
  };
}
