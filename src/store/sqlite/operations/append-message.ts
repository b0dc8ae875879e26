import type Database from "better-sqlite3";
import { AppError } from "../../../shared/errors.ts";
import type { FileInfo } from "../../../shared/model.ts";
import { keyBytes } from "../ids.ts";
import { prepareMessageAt } from "../reads/message-rows.ts";
import type { MessageRow } from "../rows.ts";
import { prepareAddMessage } from "./add-message.ts";
import { prepareAnswered } from "./answered.ts";
import { prepareClosing, prepareWhole, type Whole } from "./closing.ts";
import { prepareMessageByKey, wasSentAs } from "./first-text.ts";
import { prepareMessageFiles } from "./message-files.ts";
import { rowOf, type Standing, type Standings } from "./standings.ts";

/**
 * Tuples, because this answer crosses between threads once per message; the row only for a duplicate, the
 * conversation only where the message opened it again, what comes last only where there is any.
 */
export type Appended = [
  seq: number,
  version: number,
  senderId: string,
  receiverId: string | null,
  duplicate: MessageRow | null,
  reopened: Whole | null,
  files?: FileInfo[],
  /** Whether what it answers went when a copy was put back. */
  answersNothing?: boolean,
];

/** The next message of a conversation, once per `(author, key)`. Everything that can refuse comes before the first write. */
export function prepareAppendMessage(database: Database.Database, standings: Standings) {
  const messageByKey = prepareMessageByKey(database);
  const messageAt = prepareMessageAt(database);
  const addMessage = prepareAddMessage(database, standings);
  const answered = prepareAnswered(database);
  const messageFiles = prepareMessageFiles(database);
  const { turn } = prepareClosing(database, standings);
  const whole = prepareWhole(database, standings);

  function reopen(standing: Standing): Whole | null {
    if (standing.closedAt === null) return null;
    turn(standing, null);
    return whole(standing.rowId);
  }

  return (
    conversationId: string,
    authorId: string,
    key: string,
    text: string,
    html: string | null,
    replyTo: string | null,
    at: number,
    fileIds: string[] = [],
  ): Appended => {
    const standing = standings.of(conversationId, authorId);
    const author = rowOf(authorId, standing);
    const reply = answered(replyTo, conversationId, standing);
    const keyed = keyBytes(key);
    if (standing.isDeserted === 1 && !messageByKey.get(keyed, author)) throw nobodyThere();
    const isNew = fileIds.length === 0 || !messageByKey.get(keyed, author);
    const files = isNew ? messageFiles.unsent(fileIds, standing, author) : [];
    if (isNew && addMessage(standing, { author, key: keyed, text, html, replyTo: reply, at })) {
      const { seq, version, senderId, receiverId } = standing;
      const answersNothing = reply === null && replyTo !== null;
      if (files.length === 0 && !answersNothing)
        return [seq, version, senderId, receiverId, null, reopen(standing)];
      if (files.length > 0) messageFiles.attach(files, standing);
      return [seq, version, senderId, receiverId, null, reopen(standing), files, answersNothing];
    }
    const known = messageByKey.get(keyed, author);
    const isSame =
      known?.conversation === standing.rowId && known.replyTo === reply && wasSentAs(known, text, fileIds);
    const row = isSame ? messageAt(known.conversation, known.seq) : undefined;
    if (!row) throw keyTaken();
    return [row.seq, row.version, standing.senderId, standing.receiverId, row, null];
  };
}

function nobodyThere(): AppError {
  const sentence = "This account was deleted: nobody would read what you write here.";
  return new AppError("forbidden", sentence);
}

/** For a key that already names something else. */
export function keyTaken(): AppError {
  return new AppError("conflict", "This key was already used for something else.");
}
