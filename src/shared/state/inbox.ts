import type { ConversationPage } from "../protocol.ts";
import type { ChatState, OutboxItem, Thread } from "./state.ts";
import { newThread } from "./thread.ts";

/** A page of the inbox adds the threads that we did not hold; those that we hold learn whether they are behind. */
export function applyConversationPage(state: ChatState, page: ConversationPage): ChatState {
  const threads = { ...state.threads };
  for (const conversation of page.conversations) {
    const held = threads[conversation.id];
    threads[conversation.id] = held
      ? noteHead(held, page.epoch, conversation.version)
      : newThread(page.epoch, conversation);
  }
  return { ...state, threads, moreThreads: page.more };
}

/**
 * The digest of `heads`: which threads moved on without us. Threads that we never saw are left to the inbox.
 * Another epoch names all that there is: what it does not name went with the restore.
 */
export function applyHeads(state: ChatState, epoch: string, behind: Record<string, number>): ChatState {
  return noteHeads(epoch === state.epoch ? state : withoutVanished(state, epoch, behind), epoch, behind);
}

function noteHeads(state: ChatState, epoch: string, behind: Record<string, number>): ChatState {
  const threads = { ...state.threads };
  for (const [id, version] of Object.entries(behind)) {
    const held = threads[id];
    if (held) threads[id] = noteHead(held, epoch, version);
  }
  return { ...state, epoch, threads };
}

function withoutVanished(state: ChatState, epoch: string, behind: Record<string, number>): ChatState {
  const held = Object.entries(state.threads);
  const isHere = ([id, thread]: [string, Thread]) => thread.epoch === epoch || behind[id] !== undefined;
  const vanished = new Map(held.filter((entry) => !isHere(entry)));
  if (vanished.size === 0) return state;
  const { open } = state;
  const isOpenGone = open.kind === "conversation" && vanished.has(open.conversationId);
  return {
    ...state,
    threads: Object.fromEntries(held.filter(isHere)),
    open: isOpenGone ? { kind: "none" } : open,
    outbox: state.outbox.map((item) => beginAgain(item, vanished, state.me.id)),
  };
}

/** A sender begins the conversation anew with what they wrote. A receiver cannot: it stays with them, and says so. */
function beginAgain(item: OutboxItem, vanished: Map<string, Thread>, me: string): OutboxItem {
  const was = "conversationId" in item.to ? vanished.get(item.to.conversationId)?.conversation : undefined;
  if (was?.senderId !== me || was.receiverId === null) return item;
  return { ...item, to: { receiverId: was.receiverId }, replyTo: null, status: "sending", error: null };
}

function noteHead(thread: Thread, epoch: string, version: number): Thread {
  if (thread.epoch === epoch && version <= thread.conversation.version) return thread;
  return { ...thread, behind: Math.max(thread.behind ?? 0, version) };
}
