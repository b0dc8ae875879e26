import type { OwnAccount, Person } from "../shared/model.ts";
import type { Preferences } from "../shared/preferences.ts";
import { checkName } from "./credentials.ts";
import type { PreferenceChange, ProfileStore } from "./profile-ports.ts";
import type { Sessions } from "./sessions.ts";

/** One's own name and preferences. */
export interface Profile {
  /** Throws `invalid`, with the sentence at the field. The name it already is changes nothing. */
  changeName(by: OwnAccount, name: string): Promise<OwnAccount>;
  preferences(accountId: string): Promise<Preferences>;
  changePreferences(accountId: string, change: PreferenceChange): Promise<Preferences>;
  /** Tells what somebody is called from now on. */
  announce(account: Person): void;
  onChange(listener: (news: ProfileNews) => void): void;
}

/** What others see of somebody has changed, or what somebody chose for themself. */
type ProfileNews =
  | { kind: "account"; account: Person }
  | { kind: "preferences"; accountId: string; preferences: Preferences };

interface ProfileDeps {
  store: ProfileStore;
  sessions: Pick<Sessions, "refresh">;
}

export function createProfile({ store, sessions }: ProfileDeps): Profile {
  const listeners: ((news: ProfileNews) => void)[] = [];
  const tell = (news: ProfileNews) => {
    for (const listener of listeners) listener(news);
  };

  return {
    async changeName(by, wished) {
      const name = checkName(wished);
      if (name === by.name) return by;
      const account = await store.changeName(by.id, name);
      sessions.refresh(by.id);
      const { id, picture } = account;
      tell({
        kind: "account",
        account: { id, name: account.name, ...(picture !== undefined && { picture }) },
      });
      return account;
    },
    preferences: (accountId) => store.preferences(accountId),
    async changePreferences(accountId, change) {
      const preferences = await store.changePreferences(accountId, change);
      tell({ kind: "preferences", accountId, preferences });
      return preferences;
    },
    announce: (account) => tell({ kind: "account", account }),
    onChange: (listener) => void listeners.push(listener),
  };
}
