import type { ChatState, Opened } from "../../shared/state/state.ts";

/** The name of the place where one writes, by which the list finds its draft too. */
export function placeOf(open: Opened): string {
  if (open.kind === "conversation") return open.conversationId;
  else return open.kind === "receiver" ? `with ${open.receiverId}` : "";
}

/**
 * The first message made it a conversation, or a restored server has the conversation no more: what is being
 * written meanwhile goes on.
 */
export function isSamePlace(before: ChatState, after: ChatState): boolean {
  const [from, to] = [before.open, after.open];
  if (from.kind === "receiver" && to.kind === "conversation") {
    return after.threads[to.conversationId]?.conversation.receiverId === from.receiverId;
  } else if (from.kind === "conversation" && to.kind === "receiver") {
    return before.threads[from.conversationId]?.conversation.receiverId === to.receiverId;
  } else {
    return false;
  }
}
