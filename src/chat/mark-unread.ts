import type { Receipt } from "../shared/model.ts";
import type { Caller, ChatDeps } from "./ports.ts";

/**
 * Has a conversation count as unread again from a position on, on all of the caller's devices; null takes that back.
 * Nobody else is told.
 */
export async function markUnread(
  chat: ChatDeps,
  { accountId }: Caller,
  conversationId: string,
  from: number | null,
): Promise<Receipt> {
  const receipt = await chat.store.markUnread(conversationId, accountId, from);
  chat.publish({ accountIds: [accountId] }, "receipt:changed", { conversationId, receipt });
  return receipt;
}
