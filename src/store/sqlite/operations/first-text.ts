import { hash } from "node:crypto";
import type Database from "better-sqlite3";

interface Sent {
  text: string;
  firstText: number | null;
}

/**
 * Two bytes of a digest of the text as first sent, kept in place of the text once it was edited or deleted.
 * Enough to tell a repeated request from a key used twice; too few to tell what a deleted message said.
 */
export function firstTextMark(text: string): number {
  return hash("sha256", text, "buffer").readUInt16BE(0);
}

/** Whether a message was first sent with this text. */
export function wasSentAs(message: Sent, text: string): boolean {
  return message.firstText === null ? message.text === text : message.firstText === firstTextMark(text);
}

/** The message that an author made under a key, wherever it is. */
export function prepareMessageByKey(database: Database.Database) {
  return database.prepare<
    [key: Buffer, author: number],
    Sent & { conversation: number; seq: number; replyTo: number | null }
  >(
    `SELECT conversation, seq, text, first_text AS firstText, reply_to AS replyTo
     FROM message WHERE key = ? AND author = ?`,
  );
}
