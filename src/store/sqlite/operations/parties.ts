import type Database from "better-sqlite3";
import { AppError } from "../../../shared/errors.ts";
import { standingColumns } from "../columns.ts";

/** A conversation as a change needs it: where it stands, and whose it is. */
export interface Standing {
  rowId: number;
  seq: number;
  version: number;
  activeHour: number;
  sender: number;
  receiver: number | null;
  senderId: string;
  receiverId: string | null;
  senderDelivered: number;
  senderRead: number;
  receiverDelivered: number;
  receiverRead: number;
}

/**
 * Finds a conversation for somebody who wants to change it. Throws an AppError `not_found`, the same for one
 * that does not exist and one that is not theirs. One writer and one transaction: it cannot change meanwhile.
 */
export function prepareStanding(database: Database.Database) {
  const byId = database.prepare<[string], Standing>(
    `SELECT ${standingColumns} FROM conversation c WHERE c.public_id = ?`,
  );
  return (conversationId: string, accountId: string): Standing => {
    const standing = byId.get(conversationId);
    if (!standing || (accountId !== standing.senderId && accountId !== standing.receiverId)) throw notFound();
    return standing;
  };
}

export function prepareStandingOfParties(database: Database.Database) {
  return database.prepare<[sender: number, receiver: number], Standing>(
    `SELECT ${standingColumns} FROM conversation c WHERE c.sender = ? AND c.receiver = ?`,
  );
}

/** Which account row acts: the caller is known to be one of the two. */
export function rowOf(accountId: string, standing: Standing): number {
  if (accountId === standing.senderId) return standing.sender;
  if (standing.receiver === null) throw notFound();
  return standing.receiver;
}

export function notFound(): AppError {
  return new AppError("not_found", "There is no such conversation.");
}
