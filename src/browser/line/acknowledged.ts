import type { Conversation, Message } from "../../shared/model.ts";
import type { Chat } from "../store.ts";

/** What an answer brings is one more way for the same event to arrive. */
export interface Acknowledged {
  created(message: Message): void;
  changed(message: Message): void;
  conversation(conversation: Conversation): void;
}

export function createAcknowledged(chat: Chat): Acknowledged {
  return {
    created: (message) => tell("message:created", message),
    changed: (message) => tell("message:changed", message),
    conversation(conversation) {
      const { id: conversationId, version } = conversation;
      const about = { epoch: epochOf(conversationId), conversationId, version };
      chat.dispatch({ type: "conversation:changed", ...about, conversation });
    },
  };

  function tell(type: "message:created" | "message:changed", message: Message): void {
    const { conversationId, version } = message;
    chat.dispatch({ type, epoch: epochOf(conversationId), conversationId, version, message });
  }

  function epochOf(conversationId: string): string {
    const { threads, epoch } = chat.get();
    return threads[conversationId]?.epoch ?? epoch;
  }
}
