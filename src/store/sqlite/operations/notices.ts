import type Database from "better-sqlite3";
import { rowOf, type Standings } from "./standings.ts";

/** Whether one of its parties wants to be told of a conversation. What already is so changes nothing. */
export function prepareSetMuted(database: Database.Database, standings: Standings) {
  const mute = database.prepare<[number, number]>(
    "INSERT OR IGNORE INTO muted (account, conversation) VALUES (?, ?)",
  );
  const unmute = database.prepare<[number, number]>(
    "DELETE FROM muted WHERE account = ? AND conversation = ?",
  );
  return (conversationId: string, accountId: string, muted: boolean): void => {
    const standing = standings.of(conversationId, accountId);
    (muted ? mute : unmute).run(rowOf(accountId, standing), standing.rowId);
  };
}

/** Until when an account wants to be told of nothing; null for of everything again. */
export function prepareSetQuiet(database: Database.Database) {
  const set = database.prepare<[until: number, accountId: string]>(
    `INSERT INTO quiet (account, until) SELECT id, ? FROM account WHERE public_id = ?
     ON CONFLICT (account) DO UPDATE SET until = excluded.until`,
  );
  const end = database.prepare<[accountId: string]>(
    "DELETE FROM quiet WHERE account = (SELECT id FROM account WHERE public_id = ?)",
  );
  return (accountId: string, until: number | null): void => {
    if (until === null) end.run(accountId);
    else set.run(until, accountId);
  };
}
