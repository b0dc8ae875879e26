import { keepListed } from "./filtering.ts";
import { type ChatState, openThread, readSeqOf, unreadCount, unreadMarkOf } from "./state.ts";
import { withThread } from "./thread.ts";

/** What the page shows beside the list. Opening a thread places its unread line; leaving it clears the line. */

export function openConversation(state: ChatState, conversationId: string): ChatState {
  const left = keepListed(leave(state), conversationId);
  const thread = left.threads[conversationId];
  const opened: ChatState = { ...left, open: { kind: "conversation", conversationId } };
  if (!thread || unreadCount(thread.conversation, state.me.id) === 0) return opened;
  const readSeq = readSeqOf(thread.conversation, state.me.id);
  const marked = unreadMarkOf(thread.conversation, state.me.id) ?? readSeq;
  return withThread(opened, { ...thread, unreadAfter: Math.min(readSeq, marked) });
}

/** A receiver with whom we already talk is that conversation. */
export function openReceiver(state: ChatState, receiverId: string): ChatState {
  const existing = Object.values(state.threads).find(
    ({ conversation }) => conversation.receiverId === receiverId,
  );
  return existing
    ? openConversation(state, existing.conversation.id)
    : { ...leave(state), open: { kind: "receiver", receiverId } };
}

export function showNothing(state: ChatState): ChatState {
  return { ...leave(state), open: { kind: "none" } };
}

function leave(state: ChatState): ChatState {
  const thread = openThread(state);
  if (!thread) return state;
  const left = { ...thread, unreadAfter: null };
  // Whoever comes back begins at the newest again.
  return withThread(
    keepListed(state, null),
    thread.newer ? { ...left, messages: [], loaded: false, newer: false } : left,
  );
}
