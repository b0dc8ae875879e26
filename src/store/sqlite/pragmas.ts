import type Database from "better-sqlite3";
import { AppError } from "../../shared/errors.ts";

/** How long SQLite itself waits for a lock, in milliseconds: a backup program may hold one for a moment. */
const busyTimeoutMs = 5_000;

/** Sets up the connection that writes. The order counts: the journal's kind is kept in the file. */
export function setWriterPragmas(database: Database.Database): void {
  database.pragma("journal_mode = WAL");
  // NOTE the driver is built so that WAL means synchronous=NORMAL, which may lose a commit on power loss.
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  database.pragma(`busy_timeout = ${busyTimeoutMs}`);
  database.pragma("temp_store = MEMORY");
  // What was deleted is overwritten, also where the row only shrank.
  database.pragma("secure_delete = ON");
  database.pragma("cache_size = -32000");
  // 16 MB: the pages of busy conversations are written many times between two checkpoints, and copied once.
  database.pragma("wal_autocheckpoint = 4000");
  database.pragma(`journal_size_limit = ${32 * 1024 * 1024}`);
}

export function setReaderPragmas(database: Database.Database): void {
  database.pragma(`busy_timeout = ${busyTimeoutMs}`);
  database.pragma("temp_store = MEMORY");
  database.pragma("cache_size = -32000");
}

/** Reads back what durability depends on. Throws an AppError `unavailable` if an acknowledgement could lie. */
export function assertDurable(database: Database.Database): void {
  const journal = database.pragma("journal_mode", { simple: true });
  const synchronous = database.pragma("synchronous", { simple: true });
  if (journal !== "wal" || synchronous !== full) {
    throw new AppError(
      "unavailable",
      `The database does not promise to keep what it stores (journal ${String(journal)}, ` +
        `synchronous ${String(synchronous)}). Is the data folder on a network drive?`,
    );
  }
}

const full = 2;
