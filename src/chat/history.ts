import { AppError } from "../shared/errors.ts";
import { limits } from "../shared/limits.ts";
import type { ConversationPage, MessagePage } from "../shared/protocol.ts";
import type { Caller, ChatDeps } from "./ports.ts";

/** The caller's conversations, newest activity first; `before` is the last conversation of the page before. */
export async function listConversations(
  chat: ChatDeps,
  caller: Caller,
  { before, limit = limits.inboxPage }: { before?: string | undefined; limit?: number | undefined },
): Promise<ConversationPage> {
  const page = await chat.store.conversations(caller.accountId, { limit, ...(before && { before }) });
  return { epoch: chat.store.epoch, conversations: page.rows, more: page.more };
}

/** A page of a conversation's messages by position, ending before `before`, or the newest. */
export async function messagesBefore(
  chat: ChatDeps,
  caller: Caller,
  wish: { conversationId: string; before?: number | undefined; limit?: number | undefined },
): Promise<MessagePage> {
  const { conversationId, before, limit = limits.firstPage } = wish;
  const page = await chat.store.messagesBefore(conversationId, caller.accountId, {
    limit,
    ...(before !== undefined && { before }),
  });
  return { epoch: chat.store.epoch, version: page.version, messages: page.rows, more: page.more };
}

/** One conversation of the caller's. Throws `not_found` for any other. */
export async function conversationOf(chat: ChatDeps, caller: Caller, conversationId: string) {
  const conversation = await chat.store.conversation(conversationId, caller.accountId);
  if (!conversation) throw new AppError("not_found", "There is no such conversation.");
  return conversation;
}
