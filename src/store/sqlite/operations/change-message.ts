import type Database from "better-sqlite3";
import type { Parties } from "../../../chat/ports.ts";
import { AppError } from "../../../shared/errors.ts";
import { seqOf } from "../ids.ts";
import { prepareMessageAt } from "../reads/message-rows.ts";
import type { MessageRow } from "../rows.ts";
import { firstTextMark } from "./first-text.ts";
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
  const messageAt = prepareMessageAt(database);
  return (conversationId: string, messageId: string, accountId: string) => {
    const standing = standings.of(conversationId, accountId);
    const seq = seqOf(messageId, conversationId);
    const row = seq === null ? undefined : messageAt(standing.rowId, seq);
    if (!row) throw new AppError("not_found", "There is no such message.");
    if (row.authorId !== accountId) throw new AppError("forbidden", `Only its author can ${verb} a message.`);
    return { standing, row };
  };
}

function prepareRewrite(
  database: Database.Database,
  standings: Standings,
  stamp: "edited_at" | "deleted_at",
) {
  const messageAt = prepareMessageAt(database);
  const rewrite = database.prepare<[string, string | null, number, number, number, number, number]>(
    `UPDATE message SET text = ?, html = ?, ${stamp} = ?, version = ?, first_text = coalesce(first_text, ?)
     WHERE conversation = ? AND seq = ?`,
  );
  const note = database.prepare<[number, number, number, number]>("INSERT INTO change VALUES (?, ?, ?, ?)");

  return (standing: Standing, row: MessageRow, text: string, html: string | null, at: number): Changed => {
    const { rowId, seq: head } = standing;
    standing.version += 1;
    rewrite.run(text, html, at, standing.version, firstTextMark(row.text), rowId, row.seq);
    note.run(rowId, standing.version, head, row.seq);
    standings.changed(standing);
    return { ...parties(standing), row: messageAt(rowId, row.seq) ?? row, changed: true };
  };
}

function unchanged(standing: Standing, row: MessageRow): Changed {
  return { ...parties(standing), row, changed: false };
}

function parties({ senderId, receiverId }: Standing): Parties {
  return { senderId, receiverId };
}
