import { join } from "node:path";
import Database from "better-sqlite3";
import { AppError } from "../../shared/errors.ts";
import { sqliteCode } from "./sqlite-code.ts";

/**
 * Takes the data folder for this process alone; the answered function gives it back. The operating system
 * lets go of the lock when the process ends, however it ends. Throws an AppError `unavailable` if it is taken.
 */
export function lockFolder(dataDir: string): () => void {
  const holder = new Database(join(dataDir, "lock.db"), { timeout: 0 });
  try {
    holder.pragma("locking_mode = EXCLUSIVE");
    // Nothing is ever written, and a journal for it would need room on the disk.
    holder.pragma("journal_mode = MEMORY");
    holder.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    holder.close();
    if (!sqliteCode(error)?.startsWith("SQLITE_BUSY")) throw error;
    throw new AppError("unavailable", `Another Parley is already running on the data folder ${dataDir}.`, {
      cause: error,
    });
  }
  return () => {
    holder.close();
  };
}
