import type Database from "better-sqlite3";
import { rowOf, type Standing, type Standings } from "./standings.ts";

/** Tuples, because this answer crosses between threads about as often as a message. */
export type Advanced = [
  deliveredSeq: number,
  readSeq: number,
  shownSeq: number,
  changed: boolean,
  isToldOn: boolean,
  senderId: string,
  receiverId: string | null,
];

/**
 * Moves an account's watermarks: only forward, never past the head, and what was read was delivered. One that comes to
 * stand right before the account's own messages goes over them, as if it had stood there when they were sent: so
 * what it ends at does not depend on which came first, the message or the receipt. What the other side may see of the
 * read one follows where both show theirs, and stays behind otherwise.
 */
export function prepareAdvanceReceipt(database: Database.Database, standings: Standings) {
  const authorAt = database
    .prepare<[conversation: number, seq: number], number>(
      "SELECT author FROM message WHERE conversation = ? AND seq = ?",
    )
    .pluck();

  const hides = database
    .prepare<[number, number | null], number>(
      "SELECT EXISTS (SELECT 1 FROM account WHERE id IN (?, ?) AND preferences ->> '$.readMarks' = 0)",
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
    const { delivered, read, shown } = watermarks(standing, isSender);
    const nextRead = overOwn(standing, author, forward(read, readSeq, standing.seq));
    const wished = Math.max(deliveredSeq, nextRead);
    const nextDelivered = overOwn(standing, author, forward(delivered, wished, standing.seq));
    const changed = nextRead !== read || nextDelivered !== delivered;
    const isShown = changed && nextRead > shown && hides.get(standing.sender, standing.receiver) === 0;
    const nextShown = isShown ? nextRead : shown;
    if (changed) {
      move(standing, isSender, { delivered: nextDelivered, read: nextRead, shown: nextShown });
      standings.changed(standing);
    }
    const isToldOn = nextDelivered !== delivered || nextShown !== shown;
    return [nextDelivered, nextRead, nextShown, changed, isToldOn, standing.senderId, standing.receiverId];
  };
}

interface Held {
  delivered: number;
  read: number;
  shown: number;
}

function watermarks(standing: Standing, isSender: boolean): Held {
  const { senderDelivered, senderRead, senderShown, receiverDelivered, receiverRead, receiverShown } =
    standing;
  return isSender
    ? { delivered: senderDelivered, read: senderRead, shown: senderShown }
    : { delivered: receiverDelivered, read: receiverRead, shown: receiverShown };
}

function move(standing: Standing, isSender: boolean, { delivered, read, shown }: Held): void {
  if (isSender) {
    standing.senderDelivered = delivered;
    standing.senderRead = read;
    standing.senderShown = shown;
  } else {
    standing.receiverDelivered = delivered;
    standing.receiverRead = read;
    standing.receiverShown = shown;
  }
}

function forward(from: number, to: number, head: number): number {
  return Math.max(from, Math.min(to, head));
}
