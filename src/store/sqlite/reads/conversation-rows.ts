import type Database from "better-sqlite3";
import { conversationColumns } from "../columns.ts";
import type { ConversationRow } from "../rows.ts";

export function prepareConversationRow(database: Database.Database) {
  const byRow = database.prepare<[rowId: number], ConversationRow>(
    `SELECT ${conversationColumns} FROM conversation c WHERE c.id = ?`,
  );
  return (rowId: number) => byRow.get(rowId);
}
