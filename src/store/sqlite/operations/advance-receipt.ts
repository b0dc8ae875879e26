import type Database from "better-sqlite3";
import { rowOf, type Standing, type Standings } from "./standings.ts";

/** Tuples, because this answer crosses between threads about as often as a message. */
export type Advanced = [
  deliveredSeq: number,
  readSeq: number,
  changed: boolean,
  senderId: string,
  receiverId: string | null,
];

/**
 * Moves an account's watermarks: only forward, never past the head, and what was read was delivered. One that comes to
 * stand right before the account's own messages goes over them, as if it had stood there when they were sent: so
 * what it ends at does not depend on which came first, the message or the receipt.
 */
export function prepareAdvanceReceipt(database: Database.Database, standings: Standings) {
  const authorAt = database
    .prepare<[conversation: number, seq: number], number>(
      "SELECT author FROM message WHERE conversation = ? AND seq = ?",
    )
    .pluck();

  function overOwn({ rowId, seq: head }: Standing, author: number, from: number): number {
    let seq = from;
    while (seq < head && authorAt.get(rowId, seq + 1) === author) seq += 1;
    return seq;
  }

  return (conversationId: string, accountId: string, deliveredSeq: number, readSeq: number): Advanced => {
    const standing = standings.of(conversationId, accountId);
    const isSender = accountId === standing.senderId;
    const author = rowOf(accountId, standing);
    const { delivered, read } = watermarks(standing, isSender);
    const nextRead = overOwn(standing, author, forward(read, readSeq, standing.seq));
    const wished = Math.max(deliveredSeq, nextRead);
    const nextDelivered = overOwn(standing, author, forward(delivered, wished, standing.seq));
    const changed = nextRead !== read || nextDelivered !== delivered;
    if (changed) {
      move(standing, isSender, nextDelivered, nextRead);
      standings.changed(standing);
    }
    return [nextDelivered, nextRead, changed, standing.senderId, standing.receiverId];
  };
}

function watermarks(standing: Standing, isSender: boolean): { delivered: number; read: number } {
  return isSender
    ? { delivered: standing.senderDelivered, read: standing.senderRead }
    : { delivered: standing.receiverDelivered, read: standing.receiverRead };
}

function move(standing: Standing, isSender: boolean, delivered: number, read: number): void {
  if (isSender) {
    standing.senderDelivered = delivered;
    standing.senderRead = read;
  } else {
    standing.receiverDelivered = delivered;
    standing.receiverRead = read;
  }
}

function forward(from: number, to: number, head: number): number {
  return Math.max(from, Math.min(to, head));
}
