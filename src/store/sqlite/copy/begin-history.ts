import Database from "better-sqlite3";
import { newId, newMark } from "../ids.ts";
import { migrate } from "../migrate.ts";
import { setWriterPragmas } from "../pragmas.ts";

/**
 * Makes a copy fit to be gone on with: brings it to this program's schema, and gives it an epoch and a mark of its own,
 * because what it gives out from now on was given out before. Throws an AppError `unavailable` for one that is newer.
 */
export function beginHistory(file: string): void {
  const database = new Database(file, { fileMustExist: true });
  try {
    setWriterPragmas(database);
    migrate(database);
    database.prepare("UPDATE meta SET epoch = ?, mark = ?").run(newId(), newMark());
    database.pragma("wal_checkpoint(TRUNCATE)");
    database.pragma("journal_mode = DELETE");
  } finally {
    database.close();
  }
}
