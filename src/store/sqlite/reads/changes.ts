import type Database from "better-sqlite3";
import type { ChatStore } from "../../../chat/ports.ts";
import { messageColumns } from "../columns.ts";
import { notFound } from "../operations/standings.ts";
import { type MessageRow, toMessage } from "../rows.ts";
import type { Ask } from "./ask.ts";
import { prepareSeenConversation, prepareWithLast } from "./conversations.ts";
import { prepareStretch } from "./messages.ts";

/**
 * Catch-up by version. Each version either made the next message or has a row in `change`; so the position that
 * the conversation had reached at a version is that version less the change rows up to it.
 */
export function prepareChanges(database: Database.Database, ask: Ask): Pick<ChatStore, "changesSince"> {
  const seen = prepareSeenConversation(database);
  const withLast = prepareWithLast(database);
  const messagesChanged = prepareMessagesChanged(database);
  const page = database.transaction(
    (conversationId: string, accountId: string, version: number, limit: number) => {
      const head = seen(conversationId, accountId);
      if (!head) throw notFound();
      const from = Math.max(0, version);
      const to = Math.min(from + limit, head.version);
      return {
        conversation: withLast(head, accountId),
        messages: messagesChanged(head.rowId, from, to).map((row) => toMessage(conversationId, row)),
        version: to,
        more: head.version > to,
      };
    },
  );
  return {
    changesSince: (conversationId, accountId, { version, limit }) =>
      ask(() => page(conversationId, accountId, version, limit)),
  };
}

/** The messages whose last change lies after version `from` and not after `to`, in the order of versions. */
function prepareMessagesChanged(database: Database.Database) {
  const seqAt = prepareSeqAt(database);
  const stretch = prepareStretch(database);
  const targets = database.prepare<[conversation: number, from: number, to: number], MessageRow>(
    `SELECT ${messageColumns} FROM change c
     CROSS JOIN message m ON m.conversation = c.conversation AND m.seq = c.target_seq AND m.version = c.version
     WHERE c.conversation = ? AND c.version > ? AND c.version <= ?`,
  );
  return (conversation: number, from: number, to: number): MessageRow[] => {
    const made = stretch(conversation, seqAt(conversation, from) + 1, seqAt(conversation, to));
    const rows = [...made.filter((row) => row.version <= to), ...targets.all(conversation, from, to)];
    // One that was both made and changed here was found twice.
    const byVersion = new Map(rows.map((row) => [row.version, row]));
    return [...byVersion.values()].sort((a, b) => a.version - b.version);
  };
}

function prepareSeqAt(database: Database.Database) {
  const latestChange = database.prepare<[conversation: number, version: number], number>(
    `SELECT version - seq_head AS changes FROM change
     WHERE conversation = ? AND version <= ? ORDER BY version DESC LIMIT 1`,
  );
  latestChange.pluck();
  return (conversation: number, version: number): number =>
    version - (latestChange.get(conversation, version) ?? 0);
}
