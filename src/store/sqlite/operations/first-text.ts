import { hash } from "node:crypto";
import type Database from "better-sqlite3";
import { filesIn } from "../file-rows.ts";

interface Sent {
  text: string;
  /** JSON, as they travel. */
  files: string | null;
  firstText: number | null;
}

/**
 * Two bytes of a digest of the text as first sent, and of the names of its files, kept in place of the text once it was edited or deleted.
 * Enough to tell a repeated request from a key used twice; too few to tell what a deleted message said.
 */
export function firstTextMark(text: string, fileIds: readonly string[] = []): number {
  // No text has a zero byte in it (src/chat/message-text.ts).
  return hash("sha256", [text, ...fileIds].join("\0"), "buffer").readUInt16BE(0);
}

/** Whether a message was first sent with this text and these files. */
export function wasSentAs(message: Sent, text: string, fileIds: readonly string[] = []): boolean {
  if (message.firstText !== null) return message.firstText === firstTextMark(text, fileIds);
  return message.text === text && idsIn(message).join(" ") === fileIds.join(" ");
}

/** The ids of its files, while it has them. */
export function idsIn({ files }: Pick<Sent, "files">): string[] {
  return filesIn(files).map(({ id }) => id);
}

/** The message that an author made under a key, wherever it is. */
export function prepareMessageByKey(database: Database.Database) {
  return database.prepare<
    [key: Buffer, author: number],
    Sent & { conversation: number; seq: number; replyTo: number | null }
  >(
    `SELECT conversation, seq, text, files, first_text AS firstText, reply_to AS replyTo
     FROM message WHERE key = ? AND author = ?`,
  );
}
