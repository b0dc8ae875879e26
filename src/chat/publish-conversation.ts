import { type SharedConversation, seenBy } from "../shared/watermarks.ts";
import { partiesOf } from "./parties.ts";
import type { Caller, ChatDeps } from "./ports.ts";

/** Tells both sides how a conversation now stands, but for the connection that gets it in its answer. */
export function publishConversation(chat: ChatDeps, caller: Caller, conversation: SharedConversation): void {
  const { id: conversationId, version } = conversation;
  for (const accountId of partiesOf(conversation)) {
    const to = { accountIds: [accountId], except: caller.connectionId };
    chat.publish(to, "conversation:changed", {
      epoch: chat.store.epoch,
      conversationId,
      version,
      conversation: seenBy(conversation, accountId),
    });
  }
}
