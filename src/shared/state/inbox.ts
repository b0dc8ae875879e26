import type { ConversationPage } from "../protocol.ts";
import type { ChatState, Thread } from "./state.ts";
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

/** The digest of `heads`: which threads moved on without us. Threads that we never saw are left to the inbox. */
export function applyHeads(state: ChatState, epoch: string, behind: Record<string, number>): ChatState {
  const threads = { ...state.threads };
  for (const [id, version] of Object.entries(behind)) {
    const held = threads[id];
    if (held) threads[id] = noteHead(held, epoch, version);
  }
  return { ...state, epoch, threads };
}

function noteHead(thread: Thread, epoch: string, version: number): Thread {
  if (thread.epoch === epoch && version <= thread.conversation.version) return thread;
  return { ...thread, behind: Math.max(thread.behind ?? 0, version) };
}
