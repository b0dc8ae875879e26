import type { InboxFilter } from "../inbox-filter.ts";
import type { ConversationPage } from "../protocol.ts";
import { notePage } from "./filtering.ts";
import { isTo } from "./outbox.ts";
import type { ChatState, OutboxItem, Thread } from "./state.ts";
import { newThread } from "./thread.ts";

/** A page of the inbox adds the threads that we did not hold; those that we hold learn whether they are behind. */
export function applyConversationPage(
  state: ChatState,
  page: ConversationPage,
  filter: InboxFilter = "all",
  isNext = false,
): ChatState {
  const threads = { ...state.threads };
  for (const conversation of page.conversations) {
    const held = threads[conversation.id];
    threads[conversation.id] = held
      ? noteHead(held, page.epoch, conversation.version)
      : newThread(page.epoch, conversation);
  }
  return notePage({ ...state, threads }, page, filter, isNext);
}

/**
 * The digest of `heads`: which threads moved on without us. Threads that we never saw are left to the inbox.
 * Another epoch names all that there is: what it does not name went with the restore.
 */
export function applyHeads(state: ChatState, epoch: string, behind: Record<string, number>): ChatState {
  if (epoch === state.epoch) return noteHeads(state, epoch, behind);
  return noteHeads(withoutVanished(unacknowledged(state), epoch, behind), epoch, behind);
}

function noteHeads(state: ChatState, epoch: string, behind: Record<string, number>): ChatState {
  const threads = { ...state.threads };
  for (const [id, version] of Object.entries(behind)) {
    const held = threads[id];
    if (held) threads[id] = noteHead(held, epoch, version);
  }
  return { ...state, epoch, threads };
}

/** What was acknowledged, and whose row had not come yet, may not be in this history: it goes again. */
function unacknowledged(state: ChatState): ChatState {
  const again = (item: OutboxItem): OutboxItem =>
    item.status === "sent" ? { ...item, status: "sending" } : item;
  return { ...state, outbox: state.outbox.map(again) };
}

function withoutVanished(state: ChatState, epoch: string, behind: Record<string, number>): ChatState {
  const isHere = ([id, thread]: [string, Thread]) => thread.epoch === epoch || behind[id] !== undefined;
  const vanished = new Map(Object.entries(state.threads).filter((entry) => !isHere(entry)));
  if (vanished.size === 0) return state;
  const outbox = state.outbox.map((item) => beginAgain(item, vanished, state.me.id));
  const threads = Object.entries(state.threads).flatMap(([id, thread]): [string, Thread][] => {
    if (!vanished.has(id)) return [[id, thread]];
    return outbox.some((item) => isTo(item, id)) ? [[id, { ...thread, behind: null }]] : [];
  });
  return openElsewhere({ ...state, threads: Object.fromEntries(threads), outbox }, vanished);
}

/** A sender begins the conversation anew with what they wrote. A receiver cannot: it stays with them, and says so. */
function beginAgain(item: OutboxItem, vanished: Map<string, Thread>, me: string): OutboxItem {
  const was = "conversationId" in item.to ? vanished.get(item.to.conversationId)?.conversation : undefined;
  if (!was) return item;
  const again = item.status === "old" ? item : { ...item, status: "sending" as const, error: null };
  if (was.senderId !== me || was.receiverId === null) return again;
  return { ...again, to: { receiverId: was.receiverId }, replyTo: null };
}

/** Who looked at it goes on where they can: a sender at its beginning, a receiver at the list. */
function openElsewhere(state: ChatState, vanished: Map<string, Thread>): ChatState {
  const { open, me } = state;
  const was = open.kind === "conversation" ? vanished.get(open.conversationId)?.conversation : undefined;
  if (!was || state.threads[was.id]) return state;
  const begin = was.senderId === me.id ? was.receiverId : null;
  return { ...state, open: begin === null ? { kind: "none" } : { kind: "receiver", receiverId: begin } };
}

function noteHead(thread: Thread, epoch: string, version: number): Thread {
  if (thread.epoch === epoch && version <= thread.conversation.version) return thread;
  return { ...thread, behind: Math.max(thread.behind ?? 0, version) };
}
