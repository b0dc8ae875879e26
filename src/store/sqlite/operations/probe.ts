import type Database from "better-sqlite3";

/** A real change, so that its commit says whether changes can be stored. */
export function prepareProbe(database: Database.Database) {
  const count = database.prepare("UPDATE meta SET probes = probes + 1");
  return (): void => {
    count.run();
  };
}
