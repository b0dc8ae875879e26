import type Database from "better-sqlite3";
import { messageColumns } from "../columns.ts";
import type { MessageRow } from "../rows.ts";

/** The message at one position of a conversation. */
export function prepareMessageAt(database: Database.Database) {
  const messageAt = database.prepare<[conversation: number, seq: number], MessageRow>(
    `SELECT ${messageColumns} FROM message m WHERE m.conversation = ? AND m.seq = ?`,
  );
  return (conversation: number, seq: number) => messageAt.get(conversation, seq);
}
