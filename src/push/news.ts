import type { ChatStore } from "../chat/ports.ts";
import type { Conversation, Message, Person } from "../shared/model.ts";
import { isWanted } from "../shared/notices.ts";
import { counterpart, readSeqOf, unreadCount } from "../shared/state/state.ts";

/** What is new in a conversation, for one of its parties. */
export interface News {
  conversationId: string;
  seq: number;
  from: Person | null;
  count: number;
  /** The newest message; null where nobody said it, or took it back. */
  said: Message | null;
  /** Of all conversations. */
  unread: number;
}

interface Deps {
  store: Pick<ChatStore, "conversation" | "conversations" | "noticeWishes">;
  clock: () => number;
}

/** The number on an app's icon counts in these: more are not looked through for it. */
const mostCounted = 50;

/** What an account would be told of a conversation now; null where there is nothing, or where they want nothing. */
export async function newsFor(
  { store, clock }: Deps,
  accountId: string,
  conversationId: string,
): Promise<News | null> {
  if (!isWanted(await store.noticeWishes(accountId), conversationId, clock())) return null;
  const conversation = await store.conversation(conversationId, accountId);
  if (!conversation || conversation.closedAt !== null) return null;
  const count = unreadCount(conversation, accountId);
  if (count === 0 || conversation.lastMessage?.authorId === accountId) return null;
  const all = await store.conversations(accountId, { limit: mostCounted });
  return {
    conversationId,
    seq: conversation.seq,
    from: counterpart(conversation, accountId),
    count,
    said: newestSaid(conversation, accountId),
    unread: all.rows.reduce((sum, one) => sum + unreadCount(one, accountId), 0),
  };
}

function newestSaid(conversation: Conversation, accountId: string): Message | null {
  const { lastMessage } = conversation;
  const isNew = lastMessage?.kind === "text" && lastMessage.seq > readSeqOf(conversation, accountId);
  return isNew && lastMessage.deletedAt === null ? lastMessage : null;
}
