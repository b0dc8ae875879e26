import type Database from "better-sqlite3";
import { conversationColumns, conversationTables } from "../columns.ts";
import type { ConversationRow } from "../rows.ts";

export function prepareConversationRow(database: Database.Database) {
  const byRow = database.prepare<[rowId: number], ConversationRow>(
    `SELECT ${conversationColumns} FROM ${conversationTables} WHERE c.id = ?`,
  );
  return (rowId: number) => byRow.get(rowId);
}
