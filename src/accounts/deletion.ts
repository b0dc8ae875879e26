import type { OwnAccount } from "../shared/model.ts";
import { nameOfDeleted } from "../shared/permissions.ts";
import type { ConfirmPassword } from "./confirm-password.ts";
import type { DeletionStore } from "./deletion-ports.ts";
import type { PeopleRules } from "./people.ts";
import type { Profile } from "./profile.ts";
import type { Sessions } from "./sessions.ts";

/** The end of an account, for good. Both ask for the password of who does it, and throw `invalid` for a wrong one. */
export interface Deletion {
  /** One's own. Throws `forbidden` for the owner. */
  own(by: OwnAccount, password: string): Promise<void>;
  /** Somebody else's, which is the owner's right. Throws `forbidden` about oneself, `not_found` for no account. */
  other(by: OwnAccount, password: string, accountId: string): Promise<void>;
}

interface DeletionDeps {
  store: DeletionStore;
  confirmPassword: ConfirmPassword;
  rules: PeopleRules;
  sessions: Sessions;
  profile: Pick<Profile, "announce">;
  clock: () => number;
}

export function createDeletion(deps: DeletionDeps): Deletion {
  const { store, confirmPassword, rules, sessions, profile, clock } = deps;

  async function end(accountId: string, checkedHash: string | null): Promise<void> {
    const request = { accountId, checkedHash, at: clock() };
    await sessions.whileEnding("ended", () => store.deleteAccount(request));
    profile.announce({ id: accountId, name: nameOfDeleted, deleted: true });
  }

  return {
    async own(by, password) {
      await end(by.id, await confirmPassword(by.id, password));
    },
    async other(by, password, accountId) {
      await rules.assertMayManage(by, accountId);
      await confirmPassword(by.id, password);
      await end(accountId, null);
    },
  };
}
