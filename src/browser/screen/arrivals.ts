import type { Message } from "../../shared/model.ts";
import type { ChatEvent } from "../../shared/state/apply.ts";
import { type ChatState, openThread } from "../../shared/state/state.ts";

/** What other people said and an event brought for the first time: neither history nor echoes of our own. */
export function arrivalsIn(event: ChatEvent, after: ChatState, before: ChatState): Message[] {
  return newsIn(event, after, before).filter(
    ({ authorId, kind, deletedAt }) => authorId !== before.me.id && kind === "text" && !deletedAt,
  );
}

/** The lines that say, for the first time, that the open conversation was closed or opened again, whoever did it. */
export function turnsIn(event: ChatEvent, after: ChatState, before: ChatState): Message[] {
  const open = openThread(before)?.conversation.id;
  return newsIn(event, after, before).filter(
    ({ conversationId, kind }) => conversationId === open && kind !== "text",
  );
}

function newsIn(event: ChatEvent, after: ChatState, before: ChatState): Message[] {
  return messagesIn(event).filter(({ conversationId, version, seq }) => {
    const isKnown = before.threads[conversationId] !== undefined;
    const isHere = (after.threads[conversationId]?.conversation.version ?? 0) >= version;
    return isKnown && isHere && seq > newestBefore(before, conversationId);
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
