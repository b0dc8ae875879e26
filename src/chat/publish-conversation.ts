import type { Conversation } from "../shared/model.ts";
import { partiesOf } from "./parties.ts";
import type { Caller, ChatDeps } from "./ports.ts";

/** Tells both sides how a conversation now stands, but for the connection that gets it in its answer. */
export function publishConversation(chat: ChatDeps, caller: Caller, conversation: Conversation): void {
  const { id: conversationId, version } = conversation;
  const to = { accountIds: partiesOf(conversation), except: caller.connectionId };
  chat.publish(to, "conversation:changed", {
    epoch: chat.store.epoch,
    conversationId,
    version,
    conversation,
  });
}
