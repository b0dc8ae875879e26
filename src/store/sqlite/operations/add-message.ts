import type Database from "better-sqlite3";
import { readMark } from "../reads/mark.ts";
import type { Standing, Standings } from "./standings.ts";

export interface NewMessage {
  author: number;
  key: Buffer;
  text: string;
  html: string | null;
  replyTo: number | null;
  at: number;
}

/**
 * Writes the next message of a conversation, unless its author already used the key; answers whether it did. All
 * other checks are the caller's. The insert comes first: it finds a used key in the index that it writes anyway.
 */
export function prepareAddMessage(database: Database.Database, standings: Standings) {
  const insert = database.prepare<
    [number, number, number, number, Buffer, string, string | null, number | null, number, string | null]
  >(
    `INSERT INTO message (conversation, seq, version, author, key, text, html, reply_to, at, mark)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (key, author) WHERE key IS NOT NULL DO NOTHING`,
  );
  const mark = readMark(database);
  return (standing: Standing, { author, key, text, html, replyTo, at }: NewMessage): boolean => {
    const { rowId, seq, version } = standing;
    const made = insert.run(rowId, seq + 1, version + 1, author, key, text, html, replyTo, at, mark);
    if (made.changes === 0) return false;
    followOwnMessage(standing, author);
    standing.seq += 1;
    standing.version += 1;
    standing.activeAt = Math.max(standing.activeAt, at);
    standings.changed(standing);
    return true;
  };
}

/** An author's watermarks follow if they stood right before the message: the rule of `receiptAfterOwnMessage`. */
export function followOwnMessage(standing: Standing, author: number): void {
  const { seq, sender } = standing;
  if (author === sender) {
    if (standing.senderDelivered === seq) standing.senderDelivered += 1;
    if (standing.senderRead === seq) standing.senderRead += 1;
    if (standing.senderShown === seq) standing.senderShown += 1;
  } else {
    if (standing.receiverDelivered === seq) standing.receiverDelivered += 1;
    if (standing.receiverRead === seq) standing.receiverRead += 1;
    if (standing.receiverShown === seq) standing.receiverShown += 1;
  }
}
