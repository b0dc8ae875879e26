import type Database from "better-sqlite3";
import { AppError } from "../../../shared/errors.ts";

/** A conversation as a change needs it: where it stands, and whose it is. */
export interface Standing {
  rowId: number;
  seq: number;
  version: number;
  activeAt: number;
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

const columns = `c.id AS rowId, c.seq, c.version, c.active_at AS activeAt, c.active_hour AS activeHour,
  c.sender, c.receiver, s.public_id AS senderId, r.public_id AS receiverId,
  c.sender_delivered AS senderDelivered, c.sender_read AS senderRead,
  c.receiver_delivered AS receiverDelivered, c.receiver_read AS receiverRead`;

const tables = `conversation c CROSS JOIN account s ON s.id = c.sender
  LEFT JOIN account r ON r.id = c.receiver`;

/**
 * Finds a conversation for somebody who wants to change it. Throws an AppError `not_found`, the same for one
 * that does not exist and one that is not theirs. One writer and one transaction: it cannot change meanwhile.
 */
export function prepareStanding(database: Database.Database) {
  const byId = database.prepare<[string], Standing>(`SELECT ${columns} FROM ${tables} WHERE c.public_id = ?`);
  return (conversationId: string, accountId: string): Standing => {
    const standing = byId.get(conversationId);
    if (!standing || (accountId !== standing.senderId && accountId !== standing.receiverId)) throw notFound();
    return standing;
  };
}

export function prepareStandingOfParties(database: Database.Database) {
  return database.prepare<[sender: number, receiver: number], Standing>(
    `SELECT ${columns} FROM ${tables} WHERE c.sender = ? AND c.receiver = ?`,
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
