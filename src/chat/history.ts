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

export interface HistoryWish {
  conversationId: string;
  /** Positions: a page ends before one, begins after one, or lies around one. */
  before?: number | undefined;
  after?: number | undefined;
  around?: number | undefined;
  limit?: number | undefined;
}

/** A page of a conversation's messages by position: where the wish says, or the newest. */
export async function messagesBefore(
  chat: ChatDeps,
  caller: Caller,
  wish: HistoryWish,
): Promise<MessagePage> {
  const { conversationId, after = 0, limit = limits.firstPage } = wish;
  const before = endOf(wish, limit);
  const page = await chat.store.messagesBefore(conversationId, caller.accountId, {
    limit,
    ...(before !== undefined && { before }),
  });
  // Near the end, the page that ends there begins too early.
  const messages = page.rows.filter(({ seq }) => seq > after);
  const { version, newer } = page;
  const more = page.more || messages.length < page.rows.length;
  return { epoch: chat.store.epoch, version, messages, more, newer };
}

/** Positions have no gaps, so that every page is one that ends before some position. */
function endOf({ before, after, around }: HistoryWish, limit: number): number | undefined {
  if (after !== undefined) return after + limit + 1;
  else if (around !== undefined) return around + Math.ceil(limit / 2);
  else return before;
}

/** One conversation of the caller's. Throws `not_found` for any other. */
export async function conversationOf(chat: ChatDeps, caller: Caller, conversationId: string) {
  const conversation = await chat.store.conversation(conversationId, caller.accountId);
  if (!conversation) throw new AppError("not_found", "There is no such conversation.");
  return conversation;
}
