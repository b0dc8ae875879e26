import type Database from "better-sqlite3";
import type { Parties } from "../../../chat/ports.ts";
import { AppError } from "../../../shared/errors.ts";
import { prepareMessageAt } from "../reads/message-rows.ts";
import type { MessageRow } from "../rows.ts";
import { prepareFindMessage } from "./find-message.ts";
import { firstTextMark } from "./first-text.ts";
import { prepareNoteChange } from "./note-change.ts";
import type { Standing, Standings } from "./standings.ts";

export interface Changed extends Parties {
  row: MessageRow;
  changed: boolean;
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
  return (conversationId: string, messageId: string, accountId: string, at: number): Changed => {
    const { standing, row } = find(conversationId, messageId, accountId);
    return row.deletedAt === null ? write(standing, row, "", null, at) : unchanged(standing, row);
  };
}

function prepareFindOwn(database: Database.Database, standings: Standings, verb: "edit" | "delete") {
  const find = prepareFindMessage(database, standings);
  return (conversationId: string, messageId: string, accountId: string) => {
    const found = find(conversationId, messageId, accountId);
    const { row } = found;
    if (row.authorId !== accountId) throw new AppError("forbidden", `Only its author can ${verb} a message.`);
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
  const reactions = stamp === "deleted_at" ? "NULL" : "reactions";
  const rewrite = database.prepare<[string, string | null, number, number, number, number, number]>(
    `UPDATE message SET text = ?, html = ?, ${stamp} = ?, version = ?, first_text = coalesce(first_text, ?),
       reactions = ${reactions}
     WHERE conversation = ? AND seq = ?`,
  );

  return (standing: Standing, row: MessageRow, text: string, html: string | null, at: number): Changed => {
    const { rowId } = standing;
    const version = noteChange(standing, row.seq);
    rewrite.run(text, html, at, version, firstTextMark(row.text), rowId, row.seq);
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
