import type { Conversation, Receipt } from "./model.ts";

/** A receipt as it is kept: what its account read, and how far the other side may see that it did. */
export interface Watermarks extends Receipt {
  shownSeq: number;
}

/** A conversation before it is anybody's: what each side sees of the other's watermarks differs. */
export interface SharedConversation extends Omit<Conversation, "receipts"> {
  watermarks: Watermarks[];
}

/** The conversation as one of its sides sees it. Never leave out this step on the way to somebody. */
export function seenBy({ watermarks, ...shared }: SharedConversation, accountId: string): Conversation {
  return { ...shared, receipts: receiptsSeenBy(watermarks, accountId) };
}

/** One's own are what they are; of another's, the read one is what they show, and what they come back to is theirs. */
export function receiptsSeenBy(watermarks: Watermarks[], viewerId: string): Receipt[] {
  return watermarks.map(({ accountId, deliveredSeq, readSeq, shownSeq, unread }) =>
    accountId === viewerId
      ? { accountId, deliveredSeq, readSeq, ...(unread && { unread }) }
      : { accountId, deliveredSeq, readSeq: shownSeq },
  );
}
