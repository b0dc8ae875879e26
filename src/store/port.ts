import type { DeletionStore } from "../accounts/deletion-ports.ts";
import type { AccountStore } from "../accounts/ports.ts";
import type { ProfileStore } from "../accounts/profile-ports.ts";
import type { TwoFactorStore } from "../accounts/two-factor-ports.ts";
import type { AuditStore } from "../audit/ports.ts";
import type { ChatStore } from "../chat/ports.ts";
import type { FileStore } from "../files/ports.ts";
import type { PushStore } from "../push/ports.ts";

/** A database, as the whole program needs it. One adapter per technology; `contract.ts` in the tests pins them. */
export interface Store
  extends ChatStore,
    AccountStore,
    ProfileStore,
    DeletionStore,
    FileStore,
    TwoFactorStore,
    PushStore,
    AuditStore {
  /** Resolves when a change could be stored now; refuses with `unavailable` otherwise. */
  ready(): Promise<void>;
  /** Commits what was asked for, then lets go of the files. Later calls refuse with `unavailable`. */
  close(): Promise<void>;
}

export interface StoreOptions {
  /** The folder that holds the database; made, for its owner alone, if there is none. */
  dataDir: string;
  /** Told once when nothing can be stored any more, so that the program ends instead of refusing for ever. */
  onFatal(error: Error): void;
  /** How long what somebody took back may stay on the disk in milliseconds; half a minute, if left out. */
  forgetWithinMs?: number | undefined;
}
