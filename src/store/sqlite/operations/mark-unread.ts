import type Database from "better-sqlite3";
import type { Receipt } from "../../../shared/model.ts";
import { notFound, type Standings } from "./standings.ts";

/**
 * Has a conversation count as unread again for its receiver, from a position on that is never past the head; null takes
 * that back. The watermarks stay as they are.
 */
export function prepareMarkUnread(database: Database.Database, standings: Standings) {
  const mark = database
    .prepare<[after: number | null, rowId: number], number>(
      `UPDATE conversation SET receiver_unread_after = ?, receiver_unread_words = receiver_unread_words + 1
       WHERE id = ? RETURNING receiver_unread_words`,
    )
    .pluck();
  return (conversationId: string, accountId: string, from: number | null): Receipt => {
    const standing = standings.of(conversationId, accountId);
    if (accountId !== standing.receiverId) throw notFound();
    const { rowId, seq, receiverDelivered: deliveredSeq, receiverRead: readSeq } = standing;
    const after = from === null || seq === 0 ? null : Math.min(from, seq) - 1;
    const nth = mark.get(after, rowId) ?? 0;
    return { accountId, deliveredSeq, readSeq, unread: { after, nth } };
  };
}
