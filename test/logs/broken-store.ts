import { join } from "node:path";
import Database from "better-sqlite3";

/** Takes the tables away from under a running program, as a fault of ours would: it answers everything with one. */
export function breakStore(dataDir: string): void {
  const database = new Database(join(dataDir, "parley.db"), { timeout: 5_000 });
  const tables = database
    // The tables behind the search's index go with it.
    .prepare<[], string>(
      `SELECT name FROM sqlite_master
       WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'message_words\\__%' ESCAPE '\\'`,
    )
    .pluck()
    .all();
  database.exec(tables.map((name) => `ALTER TABLE ${name} RENAME TO gone_${name};`).join("\n"));
  database.close();
}
