import type Database from "better-sqlite3";
import { prepareStanding, type Standing } from "./parties.ts";

/** Tuples, because this answer crosses between threads about as often as a message. */
export type Advanced = [
  deliveredSeq: number,
  readSeq: number,
  changed: boolean,
  senderId: string,
  receiverId: string | null,
];

/** Moves an account's watermarks: only forward, never past the head, and what was read was delivered. */
export function prepareAdvanceReceipt(database: Database.Database) {
  const standingOf = prepareStanding(database);
  const moveSender = database.prepare<[number, number, number]>(
    "UPDATE conversation SET sender_delivered = ?, sender_read = ? WHERE id = ?",
  );
  const moveReceiver = database.prepare<[number, number, number]>(
    "UPDATE conversation SET receiver_delivered = ?, receiver_read = ? WHERE id = ?",
  );
  return (conversationId: string, accountId: string, deliveredSeq: number, readSeq: number): Advanced => {
    const standing = standingOf(conversationId, accountId);
    const isSender = accountId === standing.senderId;
    const { delivered, read } = watermarks(standing, isSender);
    const nextRead = forward(read, readSeq, standing.seq);
    const nextDelivered = forward(delivered, Math.max(deliveredSeq, nextRead), standing.seq);
    const changed = nextRead !== read || nextDelivered !== delivered;
    if (changed) (isSender ? moveSender : moveReceiver).run(nextDelivered, nextRead, standing.rowId);
    return [nextDelivered, nextRead, changed, standing.senderId, standing.receiverId];
  };
}

function watermarks(standing: Standing, isSender: boolean): { delivered: number; read: number } {
  return isSender
    ? { delivered: standing.senderDelivered, read: standing.senderRead }
    : { delivered: standing.receiverDelivered, read: standing.receiverRead };
}

function forward(from: number, to: number, head: number): number {
  return Math.max(from, Math.min(to, head));
}
