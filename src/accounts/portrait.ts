import type { OwnAccount } from "../shared/model.ts";
import type { Profile } from "./profile.ts";
import type { ProfileStore } from "./profile-ports.ts";
import type { Sessions } from "./sessions.ts";

/** One's own picture, and those of the people one may see. */
export interface Portraits {
  /** A small square WebP, made by ourselves; null takes the picture away. */
  set(by: OwnAccount, bytes: Uint8Array | null): Promise<OwnAccount>;
  /** Undefined for an account that the viewer may not see, null where there is none. */
  find(viewerId: string, accountId: string): Promise<Uint8Array | null | undefined>;
}

interface PortraitDeps {
  store: Pick<ProfileStore, "setPortrait" | "portrait">;
  sessions: Pick<Sessions, "refresh">;
  profile: Pick<Profile, "announce">;
  newId: () => string;
}

export function createPortraits({ store, sessions, profile, newId }: PortraitDeps): Portraits {
  return {
    async set(by, bytes) {
      // Another name each time, so that no browser goes on showing the one before.
      const account = await store.setPortrait(by.id, bytes && { id: newId(), bytes });
      sessions.refresh(by.id);
      const { id, name, picture } = account;
      profile.announce({ id, name, ...(picture !== undefined && { picture }) });
      return account;
    },
    find: (viewerId, accountId) => store.portrait(viewerId, accountId),
  };
}
