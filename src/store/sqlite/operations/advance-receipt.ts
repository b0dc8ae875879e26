import type { Standing, Standings } from "./standings.ts";

/** Tuples, because this answer crosses between threads about as often as a message. */
export type Advanced = [
  deliveredSeq: number,
  readSeq: number,
  changed: boolean,
  senderId: string,
  receiverId: string | null,
];

/** Moves an account's watermarks: only forward, never past the head, and what was read was delivered. */
export function prepareAdvanceReceipt(standings: Standings) {
  return (conversationId: string, accountId: string, deliveredSeq: number, readSeq: number): Advanced => {
    const standing = standings.of(conversationId, accountId);
    const isSender = accountId === standing.senderId;
    const { delivered, read } = watermarks(standing, isSender);
    const nextRead = forward(read, readSeq, standing.seq);
    const nextDelivered = forward(delivered, Math.max(deliveredSeq, nextRead), standing.seq);
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
