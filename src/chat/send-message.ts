import type { Answers, Requests } from "../shared/protocol.ts";
import { seenBy } from "../shared/watermarks.ts";
import { checkText, checkTextWithFiles } from "./message-text.ts";
import { partiesOf } from "./parties.ts";
import type { Caller, ChatDeps } from "./ports.ts";
import { publishConversation } from "./publish-conversation.ts";

/** Says something in a conversation. The right to is checked where the message takes its position. */
export async function sendMessage(
  chat: ChatDeps,
  caller: Caller,
  { conversationId, key, text, replyTo = null, fileIds = [] }: Requests["message:send"],
): Promise<Answers["message:send"]> {
  const appended = await chat.store.appendMessage({
    conversationId,
    authorId: caller.accountId,
    key,
    text: fileIds.length > 0 ? checkTextWithFiles(text) : checkText(text),
    html: text === "" ? null : chat.richText(text),
    replyTo,
    at: chat.clock(),
    fileIds,
  });
  const { message, version, duplicate, reopened } = appended;
  if (!duplicate) {
    const to = { accountIds: partiesOf(appended), except: caller.connectionId };
    chat.publish(to, "message:created", { epoch: chat.store.epoch, conversationId, version, message });
    if (reopened) publishConversation(chat, caller, reopened);
  }
  return {
    message,
    version,
    duplicate,
    ...(reopened && { conversation: seenBy(reopened, caller.accountId) }),
  };
}
