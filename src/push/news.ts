import type { ChatStore } from "../chat/ports.ts";
import type { Conversation } from "../shared/model.ts";
import { isWanted } from "../shared/notices.ts";
import type { PushedNews } from "../shared/push.ts";
import { counterpart, readSeqOf, unreadCount } from "../shared/state/state.ts";

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
): Promise<PushedNews | null> {
  if (!isWanted(await store.noticeWishes(accountId), conversationId, clock())) return null;
  const conversation = await store.conversation(conversationId, accountId);
  if (!conversation || conversation.closedAt !== null) return null;
  const count = unreadCount(conversation, accountId);
  if (count === 0 || conversation.lastMessage?.authorId === accountId) return null;
  const all = await store.conversations(accountId, { limit: mostCounted });
  return {
    kind: "news",
    conversationId,
    seq: conversation.seq,
    from: counterpart(conversation, accountId)?.name ?? "",
    count,
    words: newWords(conversation, accountId),
    unread: all.rows.reduce((sum, one) => sum + unreadCount(one, accountId), 0),
  };
}

/** Of the newest message, if somebody said it and has not taken it back. */
function newWords(conversation: Conversation, accountId: string): string | null {
  const { lastMessage } = conversation;
  const isNew = lastMessage?.kind === "text" && lastMessage.seq > readSeqOf(conversation, accountId);
  return isNew && lastMessage.deletedAt === null ? shortened(lastMessage.text) : null;
}

/** More than a notice shows. */
const longest = 200;

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > longest ? characters.slice(0, longest).join("") : text;
}
