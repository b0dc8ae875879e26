import type Database from "better-sqlite3";
import type { ChatStore } from "../../../chat/ports.ts";
import { receiptsSeenBy } from "../../../shared/watermarks.ts";
import { conversationColumns } from "../columns.ts";
import { type ConversationRow, toWatermarks } from "../rows.ts";
import type { Ask } from "./ask.ts";

/** Receipts that moved on without the client. Watermarks only grow, and marks of unread are counted, so that their sum tells whether any did. */
export function prepareReceipts(database: Database.Database, ask: Ask): Pick<ChatStore, "receiptsBeyond"> {
  const moved = database.prepare<[sums: string, accountId: string], ConversationRow>(
    `SELECT ${conversationColumns} FROM json_each(?) held
     CROSS JOIN account me ON me.public_id = ?
     CROSS JOIN conversation c ON c.public_id = held.key
     WHERE me.id IN (c.sender, c.receiver)
       AND c.sender_delivered + iif(me.id = c.sender, c.sender_read, c.sender_shown)
         + c.receiver_delivered + iif(me.id = c.sender, c.receiver_shown, c.receiver_read + c.receiver_unread_words)
         <> held.value`,
  );
  return {
    receiptsBeyond: (accountId, sums) =>
      ask(() => {
        const rows = moved.all(JSON.stringify(sums), accountId);
        return Object.fromEntries(rows.map((row) => [row.id, receiptsSeenBy(toWatermarks(row), accountId)]));
      }),
  };
}
