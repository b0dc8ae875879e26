import type { Message } from "../../shared/model.ts";
import { hasReacted } from "../../shared/reactions.ts";
import type { Chat } from "../store.ts";
import { createAcknowledged } from "./acknowledged.ts";
import type { Request } from "./asking.ts";

/** What one does to what was said, and to a conversation. All throw the server's refusal; nothing has changed then. */
export interface Acting {
  /** Gives the reaction, or takes one's own back. */
  react(message: Message, emoji: string): Promise<void>;
  close(conversationId: string): Promise<void>;
  reopen(conversationId: string): Promise<void>;
}

export function createActing(chat: Chat, request: Request): Acting {
  const acknowledged = createAcknowledged(chat);
  return {
    async react({ conversationId, id: messageId, reactions = [] }, emoji) {
      const on = !hasReacted(reactions, emoji, chat.get().me.id);
      const answer = await request("message:react", { conversationId, messageId, emoji, on });
      acknowledged.changed(answer.message);
    },
    close: (conversationId) => turn("conversation:close", conversationId),
    reopen: (conversationId) => turn("conversation:reopen", conversationId),
  };

  async function turn(name: "conversation:close" | "conversation:reopen", conversationId: string) {
    const { message, conversation } = await request(name, { conversationId });
    if (message) acknowledged.created(message);
    acknowledged.conversation(conversation);
  }
}
