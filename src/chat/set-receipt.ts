import type { Answers, Requests } from "../shared/protocol.ts";
import { partiesOf } from "./parties.ts";
import type { Caller, ChatDeps } from "./ports.ts";

/** Says how far the caller has received and read. What was read was received. */
export async function setReceipt(
  chat: ChatDeps,
  caller: Caller,
  { conversationId, deliveredSeq = 0, readSeq = 0 }: Requests["receipt:set"],
): Promise<Answers["receipt:set"]> {
  const advanced = await chat.store.advanceReceipt({
    conversationId,
    accountId: caller.accountId,
    deliveredSeq: Math.max(deliveredSeq, readSeq),
    readSeq,
  });
  const { receipt, changed } = advanced;
  if (changed) {
    const to = { accountIds: partiesOf(advanced), except: caller.connectionId };
    chat.publish(to, "receipt:changed", { conversationId, receipt });
  }
  return { receipt };
}
