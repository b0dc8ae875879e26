import type { Message } from "../../shared/model.ts";
import type { ChatEvent } from "../../shared/state/apply.ts";
import type { ChatState } from "../../shared/state/state.ts";

/** What other people said and an event brought for the first time: neither history nor echoes of our own. */
export function arrivalsIn(event: ChatEvent, after: ChatState, before: ChatState): Message[] {
  return messagesIn(event).filter((message) => {
    const { conversationId, version, seq, authorId, kind, deletedAt } = message;
    const known = before.threads[conversationId]?.conversation;
    const isHere = (after.threads[conversationId]?.conversation.version ?? 0) >= version;
    const isNew = known && isHere && seq > newestBefore(before, conversationId);
    return isNew && authorId !== before.me.id && kind === "text" && !deletedAt;
  });
}

function messagesIn(event: ChatEvent): Message[] {
  if (event.type === "message:created") return [event.message];
  else if (event.type === "synced" && !event.answer.reset) return event.answer.messages;
  else return [];
}

/** While a catch-up runs, the conversation's own count is ahead of what has arrived. */
function newestBefore({ threads }: ChatState, conversationId: string): number {
  const thread = threads[conversationId];
  if (!thread) return 0;
  return thread.loaded && !thread.newer ? (thread.messages.at(-1)?.seq ?? 0) : thread.conversation.seq;
}
