import type { Conversation } from "../../src/shared/model.ts";

export type Delivery = "sending" | "sent" | "delivered" | "read" | "failed";

/** How far one of my messages came, told by the other side's watermarks. */
export function deliveryOf(seq: number, conversation: Conversation, myId: string): Delivery {
  const theirs = conversation.receipts.find(({ accountId }) => accountId !== myId);
  if (theirs && theirs.readSeq >= seq) return "read";
  return theirs && theirs.deliveredSeq >= seq ? "delivered" : "sent";
}
