import { limits } from "../limits.ts";
import type { Message } from "../model.ts";
import type { MessagePage } from "../protocol.ts";
import type { ChatState, Thread } from "./state.ts";

/** Which stretch of a conversation a thread holds: anywhere in its history, without gaps, and never too long. */

/** A page of history: joined to what we hold where the two touch, in its place where they do not. */
export function applyHistory(state: ChatState, conversationId: string, page: MessagePage): ChatState {
  const thread = state.threads[conversationId];
  if (!thread) return state;
  const joined = touches(thread, page.messages) ? join(thread, page) : begin(thread, page);
  return { ...state, threads: { ...state.threads, [conversationId]: inStep(thread, joined, page) } };
}

/** Drops what is farthest from a position, as far as more is held than a page shows. */
export function trimThread(state: ChatState, conversationId: string, seq: number): ChatState {
  const thread = state.threads[conversationId];
  const first = thread?.messages[0];
  if (!thread || !first || thread.messages.length <= limits.heldMessages) return state;
  const spare = thread.messages.length - limits.heldMessages;
  // As much as there is on each side of the position, but never more than what has to go.
  const atStart = Math.max(0, Math.min(spare, Math.round(seq - first.seq - limits.heldMessages / 2)));
  const messages = thread.messages.slice(atStart, atStart + limits.heldMessages);
  const trimmed = { ...thread, messages };
  if (atStart > 0) trimmed.older = true;
  if (atStart < spare) trimmed.newer = true;
  return { ...state, threads: { ...state.threads, [conversationId]: trimmed } };
}

/** Whether a message lies in the stretch that a thread holds, or goes on where that ends. */
export function isWithin({ messages, older, newer }: Thread): (message: Message) => boolean {
  const first = older ? (messages[0]?.seq ?? 0) : 0;
  const last = newer ? (messages.at(-1)?.seq ?? 0) : Number.POSITIVE_INFINITY;
  return ({ seq }) => seq >= first && seq <= last;
}

/** Both lists by `seq`, each position once, the later version winning. */
export function mergeMessages(held: Message[], arrived: Message[]): Message[] {
  const last = held.at(-1);
  const [only] = arrived;
  if (!only) return held;
  if (arrived.length === 1 && (!last || only.seq > last.seq)) return [...held, only];
  const bySeq = new Map(held.map((message) => [message.seq, message]));
  for (const message of arrived) {
    const known = bySeq.get(message.seq);
    if (!known || known.version <= message.version) bySeq.set(message.seq, message);
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

function touches({ messages, loaded }: Thread, arrived: Message[]): boolean {
  const [first, last] = [messages[0], messages.at(-1)];
  const [from, to] = [arrived[0], arrived.at(-1)];
  // An empty page tells of an end, whatever we hold; nothing touches where nothing is.
  if (!loaded || !first || !last || !from || !to) return loaded && !from;
  return from.seq <= last.seq + 1 && to.seq >= first.seq - 1;
}

function join(thread: Thread, page: MessagePage): Thread {
  const messages = mergeMessages(thread.messages, page.messages);
  const reachesFirst = messages[0]?.seq === page.messages[0]?.seq;
  const reachesLast = messages.at(-1)?.seq === page.messages.at(-1)?.seq;
  return {
    ...thread,
    messages,
    older: reachesFirst ? page.more : thread.older,
    newer: reachesLast ? page.newer : thread.newer,
  };
}

function begin(thread: Thread, page: MessagePage): Thread {
  return { ...thread, messages: page.messages, loaded: true, older: page.more, newer: page.newer };
}

/** The page and our cursor are of different moments: what lies between is fetched like any gap. */
function inStep(before: Thread, after: Thread, page: MessagePage): Thread {
  const { conversation } = before;
  if (page.version > conversation.version) return { ...after, behind: page.version };
  const held = new Map(before.messages.map(({ seq, version }) => [seq, version]));
  const isNews = after.messages.some(({ seq, version }) => held.get(seq) !== version);
  if (page.version === conversation.version || !isNews) return after;
  // NOTE what was told since the page was read was not kept, as its messages were not here.
  const behind = Math.max(conversation.version, before.behind ?? 0);
  return { ...after, conversation: { ...conversation, version: page.version }, behind };
}
