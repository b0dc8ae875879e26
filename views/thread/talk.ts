import type { Person } from "../../src/shared/model.ts";
import { type ChatState, counterpart, type OutboxItem, type Thread } from "../../src/shared/state/state.ts";

/** What stands open beside the list: a conversation, or the start of one. */
export interface Talk {
  /** Null before the first message, and while the page asks for a conversation it does not hold. */
  thread: Thread | null;
  /** Null while nobody answers yet, or while we do not know. */
  other: Person | null;
  pending: OutboxItem[];
  /** Whether its history is still to come. */
  isLoading: boolean;
  /** The address of the conversation, or of its start. */
  path: string;
  /** Where the plain form sends a message. */
  sendTo: string;
  /** Names the open thread: another id is another place to scroll. */
  id: string;
}

export function openTalk(state: ChatState): Talk | null {
  const { open } = state;
  if (open.kind === "conversation") {
    const id = open.conversationId;
    const path = `/chat/${id}`;
    const thread = state.threads[id] ?? null;
    const other = thread && counterpart(thread.conversation, state.me.id);
    const pending = state.outbox.filter(({ to }) => "conversationId" in to && to.conversationId === id);
    return { thread, other, pending, isLoading: !thread?.loaded, path, sendTo: `${path}/messages`, id };
  } else if (open.kind === "receiver") {
    const id = open.receiverId;
    const path = `/chat/with/${id}`;
    const other = state.receivers.find((receiver) => receiver.id === id) ?? null;
    const pending = state.outbox.filter(({ to }) => "receiverId" in to && to.receiverId === id);
    return { thread: null, other, pending, isLoading: false, path, sendTo: path, id };
  } else {
    return null;
  }
}
