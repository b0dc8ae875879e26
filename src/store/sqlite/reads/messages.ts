import type Database from "better-sqlite3";
import type { ChatStore } from "../../../chat/ports.ts";
import { messageColumns } from "../columns.ts";
import { notFound } from "../operations/standings.ts";
import { type MessageRow, toMessage } from "../rows.ts";
import type { Ask } from "./ask.ts";
import { prepareSeenConversation } from "./conversations.ts";

/** History, by position. Positions have no gaps, so a page is a stretch of numbers. */
export function prepareMessages(database: Database.Database, ask: Ask): Pick<ChatStore, "messagesBefore"> {
  const seen = prepareSeenConversation(database);
  const stretch = prepareStretch(database);
  const page = database.transaction(
    (conversationId: string, accountId: string, before: number | undefined, limit: number) => {
      const conversation = seen(conversationId, accountId);
      if (!conversation) throw notFound();
      const after = conversation.seq + 1;
      const end = Math.max(1, Math.min(before ?? after, after));
      const start = Math.max(1, end - limit);
      const rows = stretch(conversation.rowId, start, end - 1);
      return {
        rows: rows.map((row) => toMessage(conversationId, row)),
        more: start > 1,
        newer: end < after,
        version: conversation.version,
      };
    },
  );
  return {
    messagesBefore: (conversationId, accountId, { before, limit }) =>
      ask(() => page(conversationId, accountId, before, limit)),
  };
}

/** The messages from one position to another, both included, ascending. */
export function prepareStretch(database: Database.Database) {
  const between = database.prepare<[conversation: number, first: number, last: number], MessageRow>(
    `SELECT ${messageColumns} FROM message m
     WHERE m.conversation = ? AND m.seq BETWEEN ? AND ? ORDER BY m.seq`,
  );
  return (conversation: number, first: number, last: number) => between.all(conversation, first, last);
}
