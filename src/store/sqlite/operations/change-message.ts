import type Database from "better-sqlite3";
import type { Parties } from "../../../chat/store-requests.ts";
import { AppError } from "../../../shared/errors.ts";
import { prepareMessageAt } from "../reads/message-rows.ts";
import type { MessageRow } from "../rows.ts";
import { prepareFindMessage } from "./find-message.ts";
import { firstTextMark, idsIn } from "./first-text.ts";
import { prepareMessageFiles } from "./message-files.ts";
import { prepareNoteChange } from "./note-change.ts";
import type { Standing, Standings } from "./standings.ts";

export interface Changed extends Parties {
  row: MessageRow;
  changed: boolean;
  /** The ids of files that are forgotten with it. */
  removedFiles?: string[];
}

/** Only the author, never a deleted message; the text it already has changes nothing. */
export function prepareEditMessage(database: Database.Database, standings: Standings) {
  const find = prepareFindOwn(database, standings, "edit");
  const write = prepareRewrite(database, standings, "edited_at");
  return (
    conversationId: string,
    messageId: string,
    accountId: string,
    text: string,
    html: string | null,
    at: number,
  ): Changed => {
    const { standing, row } = find(conversationId, messageId, accountId);
    if (row.deletedAt !== null) throw new AppError("conflict", "This message was deleted.");
    return row.text === text ? unchanged(standing, row) : write(standing, row, text, html, at);
  };
}

/** Only the author; what was said is emptied, its place stays. Deleting again changes nothing. */
export function prepareDeleteMessage(database: Database.Database, standings: Standings) {
  const find = prepareFindOwn(database, standings, "delete");
  const write = prepareRewrite(database, standings, "deleted_at");
  const files = prepareMessageFiles(database);
  return (conversationId: string, messageId: string, accountId: string, at: number): Changed => {
    const { standing, row } = find(conversationId, messageId, accountId);
    if (row.deletedAt !== null) return unchanged(standing, row);
    const removedFiles = row.files === null ? null : files.remove(standing, row.seq);
    return { ...write(standing, row, "", null, at), ...(removedFiles && { removedFiles }) };
  };
}

function prepareFindOwn(database: Database.Database, standings: Standings, verb: "edit" | "delete") {
  const find = prepareFindMessage(database, standings);
  return (conversationId: string, messageId: string, accountId: string) => {
    const found = find(conversationId, messageId, accountId);
    const { row } = found;
    if (row.authorId !== accountId) throw new AppError("forbidden", onlyAuthor[verb]);
    return found;
  };
}

function prepareRewrite(
  database: Database.Database,
  standings: Standings,
  stamp: "edited_at" | "deleted_at",
) {
  const messageAt = prepareMessageAt(database);
  const noteChange = prepareNoteChange(database, standings);
  const takenAway = stamp === "deleted_at" ? "reactions = NULL, files = NULL," : "";
  const rewrite = database.prepare<[string, string | null, number, number, number, number, number]>(
    `UPDATE message SET text = ?, html = ?, ${stamp} = ?, version = ?, ${takenAway}
       first_text = coalesce(first_text, ?)
     WHERE conversation = ? AND seq = ?`,
  );

  return (standing: Standing, row: MessageRow, text: string, html: string | null, at: number): Changed => {
    const { rowId } = standing;
    const version = noteChange(standing, row.seq);
    rewrite.run(text, html, at, version, firstTextMark(row.text, idsIn(row)), rowId, row.seq);
    return { ...parties(standing), row: messageAt(rowId, row.seq) ?? row, changed: true };
  };
}

/** The answer when the message already is so. */
export function unchanged(standing: Standing, row: MessageRow): Changed {
  return { ...parties(standing), row, changed: false };
}

function parties({ senderId, receiverId }: Standing): Parties {
  return { senderId, receiverId };
}

const onlyAuthor = {
  edit: "Only its author can edit a message.",
  delete: "Only its author can delete a message.",
};
