import type Database from "better-sqlite3";
import type { Standing } from "./parties.ts";

export interface NewMessage {
  author: number;
  key: Buffer;
  text: string;
  html: string | null;
  replyTo: number | null;
  at: number;
}

const hourMs = 3_600_000;

/** Whole hours, for the index that orders the inbox. */
export function hourOf(at: number): number {
  return Math.floor(at / hourMs);
}

/**
 * Writes the next message of a conversation, unless its author already used the key; answers whether it did. All
 * other checks are the caller's. The insert comes first: it finds a used key in the index that it writes anyway.
 * The author's watermarks follow if they stood right before it: the rule of `receiptAfterOwnMessage`.
 */
export function prepareAddMessage(database: Database.Database) {
  const moveHead = database.prepare<[number, number, number, number, number, number]>(
    `UPDATE conversation SET seq = seq + 1, version = version + 1, active_at = max(active_at, ?),
       sender_delivered = sender_delivered + (sender = ? AND sender_delivered = seq),
       sender_read = sender_read + (sender = ? AND sender_read = seq),
       receiver_delivered = receiver_delivered + (receiver IS ? AND receiver_delivered = seq),
       receiver_read = receiver_read + (receiver IS ? AND receiver_read = seq)
     WHERE id = ?`,
  );
  const moveHour = database.prepare<[number, number]>("UPDATE conversation SET active_hour = ? WHERE id = ?");
  const insert = database.prepare<
    [number, number, number, number, Buffer, string, string | null, number | null, number]
  >(
    `INSERT INTO message (conversation, seq, version, author, key, text, html, reply_to, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (key, author) WHERE key IS NOT NULL DO NOTHING`,
  );

  return ({ rowId, seq, version, activeHour }: Standing, message: NewMessage): boolean => {
    const { author, key, text, html, replyTo, at } = message;
    const made = insert.run(rowId, seq + 1, version + 1, author, key, text, html, replyTo, at);
    if (made.changes === 0) return false;
    const hour = hourOf(at);
    moveHead.run(at, author, author, author, author, rowId);
    if (hour > activeHour) moveHour.run(hour, rowId);
    return true;
  };
}
