import type { Receipt } from "../shared/model.ts";
import type { Answers, Requests } from "../shared/protocol.ts";
import { partiesOf } from "./parties.ts";
import type { Caller, ChatDeps } from "./ports.ts";
import type { AdvancedReceipt } from "./store-requests.ts";

/**
 * Says how far the caller has received and read. What was read was received. What was seen at these positions in another
 * history, before a copy was put back, was something else: it moves nothing.
 */
export async function setReceipt(
  chat: ChatDeps,
  caller: Caller,
  { conversationId, deliveredSeq = 0, readSeq = 0, epoch }: Requests["receipt:set"],
): Promise<Answers["receipt:set"]> {
  const isOfOurs = epoch === undefined || epoch === chat.store.epoch;
  const advanced = await chat.store.advanceReceipt({
    conversationId,
    accountId: caller.accountId,
    deliveredSeq: isOfOurs ? Math.max(deliveredSeq, readSeq) : 0,
    readSeq: isOfOurs ? readSeq : 0,
  });
  publishReceipt(chat, caller, conversationId, advanced);
  return { receipt: advanced.receipt };
}

/** In one go where both sides see the same, as they nearly always do. */
function publishReceipt(chat: ChatDeps, caller: Caller, conversationId: string, advanced: AdvancedReceipt) {
  const { receipt, shown, changed } = advanced;
  const tell = (accountIds: string[], told: Receipt) =>
    chat.publish({ accountIds, except: caller.connectionId }, "receipt:changed", {
      conversationId,
      receipt: told,
    });
  const parties = partiesOf(advanced);
  if (shown?.readSeq === receipt.readSeq) return tell(parties, receipt);
  if (changed) tell([caller.accountId], receipt);
  const others = parties.filter((accountId) => accountId !== caller.accountId);
  if (shown && others.length > 0) tell(others, shown);
}
