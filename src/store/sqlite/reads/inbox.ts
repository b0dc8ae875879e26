import type Database from "better-sqlite3";
import { conversationColumns } from "../columns.ts";
import { hourOf } from "../operations/standings.ts";
import type { ConversationRow } from "../rows.ts";

type Place = Pick<ConversationRow, "activeAt" | "rowId">;

const start: Place = { activeAt: Number.MAX_SAFE_INTEGER, rowId: Number.MAX_SAFE_INTEGER };

/** An account's conversations, newest activity first, from after a place in that order. */
export function prepareInbox(database: Database.Database) {
  const roleOf = database.prepare<[string], { id: number; role: "sender" | "receiver" }>(
    "SELECT id, role FROM account WHERE public_id = ?",
  );
  const lists = { sender: prepareList(database, "sender"), receiver: prepareList(database, "receiver") };
  return (accountId: string, { activeAt, rowId }: Place = start, limit: number): ConversationRow[] => {
    const account = roleOf.get(accountId);
    if (!account) return [];
    return lists[account.role].all(account.id, hourOf(activeAt), activeAt, rowId, limit);
  };
}

function prepareList(database: Database.Database, role: "sender" | "receiver") {
  return database.prepare<
    [account: number, hour: number, activeAt: number, rowId: number, limit: number],
    ConversationRow
  >(
    `SELECT ${conversationColumns} FROM conversation c
     WHERE c.${role} = ? AND (c.active_hour, c.active_at, c.id) < (?, ?, ?)
     ORDER BY c.active_hour DESC, c.active_at DESC, c.id DESC LIMIT ?`,
  );
}
