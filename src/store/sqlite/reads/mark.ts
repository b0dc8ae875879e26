import type Database from "better-sqlite3";

/** Of the present history, which the ids of new messages carry; null while no copy was ever put back. */
export function readMark(database: Database.Database): string | null {
  return database.prepare<[], string | null>("SELECT mark FROM meta").pluck().get() ?? null;
}
