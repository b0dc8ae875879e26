import type Database from "better-sqlite3";
import { AppError } from "../../../shared/errors.ts";
import { withSilent } from "../../../shared/silent.ts";
import { prepareConversationRow } from "../reads/conversation-rows.ts";
import { readMark } from "../reads/mark.ts";
import { prepareMessageAt } from "../reads/message-rows.ts";
import type { ConversationRow, MessageRow } from "../rows.ts";
import { followOwnMessage } from "./add-message.ts";
import { prepareNoteChange } from "./note-change.ts";
import { rowOf, type Standing, type Standings } from "./standings.ts";

/** A conversation as it is read, with its newest message. */
export interface Whole {
  conversation: ConversationRow;
  lastMessage: MessageRow | undefined;
}

/** A conversation that was closed or opened again; `line` says so, if this request made it. */
export type Turned = Whole & { line: MessageRow | undefined };

/** Closes a conversation, or opens it again. What it already is changes nothing. */
export function prepareSetClosed(database: Database.Database, standings: Standings) {
  const { addLine, turn } = prepareClosing(database, standings);
  const whole = prepareWhole(database, standings);
  return (conversationId: string, accountId: string, closes: boolean, at: number): Turned => {
    const standing = standings.of(conversationId, accountId);
    if (closes && accountId !== standing.receiverId) throw mayNot();
    if (closes === (standing.closedAt !== null)) return { ...whole(standing.rowId), line: undefined };
    addLine(standing, rowOf(accountId, standing), closes ? "closed" : "reopened", at);
    turn(standing, closes ? at : null);
    const turned = whole(standing.rowId);
    return { ...turned, line: turned.lastMessage };
  };
}

/** The two steps, each at a version of its own: the line in the thread, and the conversation's state. */
export function prepareClosing(database: Database.Database, standings: Standings) {
  const noteChange = prepareNoteChange(database, standings);
  const insert = database.prepare<[number, number, number, number, string, number, string | null]>(
    `INSERT INTO message (conversation, seq, version, author, kind, text, at, mark)
     VALUES (?, ?, ?, ?, ?, '', ?, ?)`,
  );
  const mark = readMark(database);
  const saveSilent = database.prepare<[string, number]>(
    "UPDATE conversation SET silent_seqs = ? WHERE id = ?",
  );
  const saveClosed = database.prepare<[number | null, number]>(
    "UPDATE conversation SET closed_at = ? WHERE id = ?",
  );
  return {
    addLine(standing: Standing, author: number, kind: "closed" | "reopened", at: number): void {
      followOwnMessage(standing, author);
      standing.seq += 1;
      standing.version += 1;
      insert.run(standing.rowId, standing.seq, standing.version, author, kind, at, mark);
      standing.silentSeqs = JSON.stringify(withSilent(silentSeqsOf(standing), standing.seq));
      saveSilent.run(standing.silentSeqs, standing.rowId);
      standings.changed(standing);
    },
    turn(standing: Standing, closedAt: number | null): void {
      standing.closedAt = closedAt;
      saveClosed.run(closedAt, standing.rowId);
      noteChange(standing, null);
    },
  };
}

/** Reads a conversation as it stands now, within the transaction. */
export function prepareWhole(database: Database.Database, standings: Standings) {
  const conversationRow = prepareConversationRow(database);
  const messageAt = prepareMessageAt(database);
  return (rowId: number): Whole => {
    standings.flush();
    const conversation = conversationRow(rowId);
    if (!conversation) throw new Error("A conversation that was just changed is not there.");
    return { conversation, lastMessage: messageAt(rowId, conversation.seq) };
  };
}

function silentSeqsOf({ silentSeqs }: Standing): number[] {
  return silentSeqs === null ? [] : JSON.parse(silentSeqs);
}

function mayNot(): AppError {
  return new AppError("forbidden", "Only the person who answers can close a conversation.");
}
