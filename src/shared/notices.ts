/** What somebody does not want to be told of, on whatever device: kept with the account. */
export interface NoticeWishes {
  /** Nothing until then, ms; null for no such time. */
  quietUntil: number | null;
  /** Conversations that count as unread and are not told of. */
  muted: string[];
}

/** As long as one likes: later than any clock. */
export const untilFurtherNotice = Number.MAX_SAFE_INTEGER;

/** Whether to tell of a conversation at that moment. */
export function isWanted({ quietUntil, muted }: NoticeWishes, conversationId: string, now: number): boolean {
  return !(quietUntil !== null && quietUntil > now) && !muted.includes(conversationId);
}
