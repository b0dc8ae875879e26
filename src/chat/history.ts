import { AppError } from "../shared/errors.ts";
import type { InboxFilter } from "../shared/inbox-filter.ts";
import { codePoints, limits } from "../shared/limits.ts";
import { nameMatcher } from "../shared/name-matcher.ts";
import type { ConversationPage, MessagePage, NamedConversations } from "../shared/protocol.ts";
import type { Caller, ChatDeps } from "./ports.ts";

interface ListWish {
  /** The last conversation of the page before. */
  before?: string | undefined;
  limit?: number | undefined;
  filter?: InboxFilter | undefined;
}

/** The caller's conversations, newest activity first. */
export async function listConversations(
  { store }: ChatDeps,
  { accountId }: Caller,
  { before, limit = limits.inboxPage, filter = "all" }: ListWish,
): Promise<ConversationPage> {
  const page = await store.conversations(accountId, { limit, filter, ...(before && { before }) });
  const counts = await store.inboxCounts(accountId);
  return { epoch: store.epoch, conversations: page.rows, more: page.more, counts };
}

/** The caller's conversations with people of that name, or of one that goes on after it. */
export async function findConversations(
  { store }: ChatDeps,
  { accountId }: Caller,
  name: string,
): Promise<NamedConversations> {
  if (codePoints(name) > limits.name.max) return { epoch: store.epoch, conversations: [], more: false };
  const page = await store.conversationsNamed(accountId, nameMatcher(name), limits.namedPage);
  return { epoch: store.epoch, conversations: page.rows, more: page.more };
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
