import type { Message } from "../model.ts";
import type { ChatState, OutboxItem } from "./state.ts";

/** Messages on their way: shown at once, settled by their own row arriving, whichever way it comes. */

export function addToOutbox(state: ChatState, item: OutboxItem): ChatState {
  return { ...state, outbox: [...state.outbox.filter(({ key }) => key !== item.key), item] };
}

export function changeOutboxItem(state: ChatState, key: string, change: Partial<OutboxItem>): ChatState {
  return {
    ...state,
    outbox: state.outbox.map((item) => (item.key === key ? { ...item, ...change } : item)),
  };
}

export function dropFromOutbox(state: ChatState, key: string): ChatState {
  return { ...state, outbox: state.outbox.filter((item) => item.key !== key) };
}

/** Items whose message now stands in a thread are done. One that arrived ahead of a gap waits for the catch-up. */
export function settleOutbox(state: ChatState, arrived: Message[]): ChatState {
  const settled = new Set<string>();
  for (const message of arrived) {
    const thread = state.threads[message.conversationId];
    const isHere = thread !== undefined && thread.conversation.version >= message.version;
    if (isHere && message.authorId === state.me.id) settled.add(message.key);
  }
  if (!state.outbox.some(({ key }) => settled.has(key))) return state;
  return { ...state, outbox: state.outbox.filter(({ key }) => !settled.has(key)) };
}
