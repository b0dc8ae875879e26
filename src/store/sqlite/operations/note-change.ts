import type Database from "better-sqlite3";
import type { Standing, Standings } from "./standings.ts";

/** Takes the conversation's next version for a change that is no new message; `target` is the position it is about. */
export function prepareNoteChange(database: Database.Database, standings: Standings) {
  const note = database.prepare<[number, number, number, number | null]>(
    "INSERT INTO change VALUES (?, ?, ?, ?)",
  );
  return (standing: Standing, target: number | null): number => {
    standing.version += 1;
    note.run(standing.rowId, standing.version, standing.seq, target);
    standings.changed(standing);
    return standing.version;
  };
}
