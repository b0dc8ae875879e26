import { limits } from "../shared/limits.ts";
import type { Answers, Requests } from "../shared/protocol.ts";
import { conversationOf } from "./history.ts";
import type { Caller, ChatDeps } from "./ports.ts";

/** What changed after the caller's cursor, a page of it; or a fresh start when the cursor is not of our history. */
export async function syncConversation(
  chat: ChatDeps,
  caller: Caller,
  { conversationId, epoch, version }: Requests["conversation:sync"],
): Promise<Answers["conversation:sync"]> {
  const current = await conversationOf(chat, caller, conversationId);
  if (epoch !== chat.store.epoch || version > current.version) {
    return startOver(chat, caller, conversationId);
  }
  const page = await chat.store.changesSince(conversationId, caller.accountId, {
    version,
    limit: limits.page,
  });
  return { epoch: chat.store.epoch, ...page, receipts: page.conversation.receipts };
}

async function startOver(chat: ChatDeps, caller: Caller, conversationId: string) {
  const { store } = chat;
  // NOTE the conversation first: a change between the two reads is then in the page *and* after the cursor, never lost.
  const conversation = await conversationOf(chat, caller, conversationId);
  const page = await store.messagesBefore(conversationId, caller.accountId, { limit: limits.firstPage });
  return {
    reset: true as const,
    epoch: store.epoch,
    version: conversation.version,
    conversation,
    messages: page.rows,
    receipts: conversation.receipts,
    more: false,
    older: page.more,
  };
}

/**
 * Which conversations moved on since the versions that the caller names, and its newest ones that it did not name.
 * Receipts have no version: where the caller gives the sum of those it holds, it learns which of them moved.
 */
export async function compareHeads(
  chat: ChatDeps,
  caller: Caller,
  { epoch, heads, receipts: sums }: Requests["heads"],
): Promise<Answers["heads"]> {
  const named = new Map(Object.entries(heads));
  const current = await chat.store.heads(caller.accountId, [...named.keys()], limits.inboxPage);
  const sameHistory = epoch === chat.store.epoch;
  const behind = Object.entries(current).filter(
    ([id, version]) => !(sameHistory && named.get(id) === version),
  );
  const compared = { epoch: chat.store.epoch, behind: Object.fromEntries(behind) };
  // Of another history everything is behind, and the receipts come with it.
  if (!sums || !sameHistory) return compared;
  return { ...compared, receipts: await chat.store.receiptsBeyond(caller.accountId, sums) };
}
