import Database from "better-sqlite3";
import { newId, newMark } from "../ids.ts";
import { migrate } from "../migrate.ts";
import { prepareAddToTrail } from "../operations/audit.ts";
import { setWriterPragmas } from "../pragmas.ts";

/**
 * Makes a copy fit to be gone on with: brings it to this program's schema, and gives it an epoch and a mark of its own,
 * because what it gives out from now on was given out before. The trail tells that, with the time and of when the copy
 * is. Throws an AppError `unavailable` for one that is newer.
 */
export function beginHistory(file: string, restored: { at: number; what: string }): void {
  const database = new Database(file, { fileMustExist: true });
  try {
    setWriterPragmas(database);
    migrate(database);
    begin(database, restored);
    database.pragma("wal_checkpoint(TRUNCATE)");
    database.pragma("journal_mode = DELETE");
  } finally {
    database.close();
  }
}

function begin(database: Database.Database, { at, what }: { at: number; what: string }): void {
  const addToTrail = prepareAddToTrail(database);
  const event = { event: "data:restored", actorId: null, subjectId: null, address: null } as const;
  const anew = database.transaction(() => {
    database.prepare("UPDATE meta SET epoch = ?, mark = ?").run(newId(), newMark());
    addToTrail([{ ...event, at, detail: { what } }]);
  });
  anew.immediate();
}
