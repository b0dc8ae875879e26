import type { OwnAccount } from "../shared/model.ts";
import type { Preferences } from "../shared/preferences.ts";

/** How somebody is called, and what they chose for themself. The same promises as in ports.ts. */
export interface ProfileStore {
  /** `not_found` when there is no such account. */
  changeName(accountId: string, name: string): Promise<OwnAccount>;
  /** Another picture of an account, or none; `not_found` when there is no such account. */
  setPortrait(accountId: string, picture: { id: string; bytes: Uint8Array } | null): Promise<OwnAccount>;
  /** Undefined for an account that the viewer may not know of, null for one without a picture. */
  portrait(viewerId: string, accountId: string): Promise<Uint8Array | null | undefined>;
  preferences(accountId: string): Promise<Preferences>;
  /** Keeps what the change does not name, and answers all; `not_found` when there is no such account. */
  changePreferences(accountId: string, change: PreferenceChange): Promise<Preferences>;
}

export type PreferenceChange = { [K in keyof Preferences]?: Preferences[K] | undefined };
