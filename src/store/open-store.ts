import type { Store } from "./port.ts";
import { openSqliteStore } from "./sqlite/open.ts";

export interface StoreOptions {
  /** The folder that holds the database; made if there is none. */
  dataDir: string;
  /** Told once when nothing can be stored any more, so that the program ends instead of refusing for ever. */
  onFatal(error: Error): void;
  /** How long what somebody took back may stay on the disk in milliseconds; half a minute, if left out. */
  forgetWithinMs?: number | undefined;
}

/** Opens the database that the settings name. Throws an AppError `unavailable` that says why it cannot. */
export function openStore(options: StoreOptions): Promise<Store> {
  return openSqliteStore(options);
}
