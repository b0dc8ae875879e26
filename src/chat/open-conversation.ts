import { AppError } from "../shared/errors.ts";
import type { Message } from "../shared/model.ts";
import { mayOpenConversation } from "../shared/permissions.ts";
import type { Answers, Requests } from "../shared/protocol.ts";
import { type SharedConversation, seenBy } from "../shared/watermarks.ts";
import { checkText } from "./message-text.ts";
import { partiesOf } from "./parties.ts";
import type { Caller, ChatDeps } from "./ports.ts";
import { publishConversation } from "./publish-conversation.ts";
import type { OpenedConversation } from "./store-requests.ts";

/** Starts a sender's conversation with a receiver, or answers the one they have; `text` goes into it. */
export async function openConversation(
  chat: ChatDeps,
  caller: Caller,
  { key, receiverId, text }: Requests["conversation:open"],
): Promise<Answers["conversation:open"]> {
  if (!mayOpenConversation(caller)) {
    throw new AppError("forbidden", "Only a sender can start a conversation.");
  }
  const opened = await chat.store.openConversation({
    key,
    senderId: caller.accountId,
    receiverId,
    text: text === undefined ? null : checkText(text),
    html: text === undefined ? null : chat.richText(text),
    at: chat.clock(),
  });
  publishOpened(chat, caller, opened);
  const { message } = opened;
  const conversation = seenBy(opened.conversation, caller.accountId);
  return message ? { conversation, message } : { conversation };
}

function publishOpened(
  chat: ChatDeps,
  caller: Caller,
  { conversation, message, created, reopened }: OpenedConversation,
) {
  const to = { accountIds: partiesOf(conversation), except: caller.connectionId };
  const about = { epoch: chat.store.epoch, conversationId: conversation.id };
  if (created.conversation) {
    publishConversation(chat, caller, asItBegan(conversation));
  }
  if (created.message && message) {
    chat.publish(to, "message:created", { ...about, version: message.version, message });
  }
  if (reopened) publishReopened(chat, caller, conversation, message);
}

/** Without a text, the line that says so is not in the answer: it goes to whoever asked as well. */
function publishReopened(
  chat: ChatDeps,
  caller: Caller,
  conversation: SharedConversation,
  said: Message | null,
) {
  const { lastMessage } = conversation;
  if (said || !lastMessage) return publishConversation(chat, caller, conversation);
  const about = { epoch: chat.store.epoch, conversationId: conversation.id };
  const line = { ...about, version: lastMessage.version, message: lastMessage };
  chat.publish({ accountIds: partiesOf(conversation) }, "message:created", line);
  publishConversation(chat, { ...caller, connectionId: undefined }, conversation);
}

/** The conversation before its first message, which follows in an event of its own, at the next version. */
function asItBegan(conversation: SharedConversation): SharedConversation {
  const none = { deliveredSeq: 0, readSeq: 0, shownSeq: 0 };
  const watermarks = conversation.watermarks.map(({ accountId }) => ({ accountId, ...none }));
  return { ...conversation, version: 1, seq: 0, lastMessage: null, watermarks };
}
