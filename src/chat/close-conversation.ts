import type { Requests, TurnedAnswer } from "../shared/protocol.ts";
import { seenBy } from "../shared/watermarks.ts";
import { partiesOf } from "./parties.ts";
import type { Caller, ChatDeps } from "./ports.ts";
import { publishConversation } from "./publish-conversation.ts";

/** Says that a conversation is done. Its receiver's right; whatever either side says opens it again. */
export function closeConversation(
  chat: ChatDeps,
  caller: Caller,
  { conversationId }: Requests["conversation:close"],
): Promise<TurnedAnswer> {
  return setClosed(chat, caller, conversationId, true);
}

/** Opens it again without a word. */
export function reopenConversation(
  chat: ChatDeps,
  caller: Caller,
  { conversationId }: Requests["conversation:reopen"],
): Promise<TurnedAnswer> {
  return setClosed(chat, caller, conversationId, false);
}

async function setClosed(
  chat: ChatDeps,
  caller: Caller,
  conversationId: string,
  closes: boolean,
): Promise<TurnedAnswer> {
  const { accountId } = caller;
  const turned = await chat.store.setClosed({ conversationId, accountId, closes, at: chat.clock() });
  const { conversation, line } = turned;
  const seen = seenBy(conversation, accountId);
  if (!line) return { conversation: seen };
  const to = { accountIds: partiesOf(conversation), except: caller.connectionId };
  const { version } = line;
  chat.publish(to, "message:created", { epoch: chat.store.epoch, conversationId, version, message: line });
  publishConversation(chat, caller, conversation);
  return { conversation: seen, message: line };
}
