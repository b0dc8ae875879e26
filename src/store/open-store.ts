import type { Store, StoreOptions } from "./port.ts";
import { openSqliteStore } from "./sqlite/open.ts";

/** Opens the database that the settings name. Throws an AppError `unavailable` that says why it cannot. */
export function openStore(options: StoreOptions): Promise<Store> {
  return openSqliteStore(options);
}
