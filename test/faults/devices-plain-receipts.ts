import { setTimeout as pause } from "node:timers/promises";
import { heldUpMs, type PlainClient } from "./devices-plain-line.ts";

/** Tells the server how far a plain client has received and read. */
export function createPlainReceipts({ me, copy, watch, socket, ask, alone, wanted }: PlainClient) {
  const seen = new Map<string, number>();
  return { read, tellReceipts };

  function read(conversationId: string, seq: number): void {
    seen.set(conversationId, Math.max(seq, seen.get(conversationId) ?? 0));
    tellReceipts(conversationId);
  }

  function tellReceipts(conversationId: string): void {
    alone(`receipt ${conversationId}`, async () => {
      for (let news = newsOf(conversationId); news && socket.connected; news = newsOf(conversationId)) {
        const answer = await ask("receipt:set", { conversationId, ...news });
        if (answer?.ok) copy.receipt(conversationId, answer.receipt);
        else await pause(heldUpMs);
        watch.changed();
      }
    });
  }

  function newsOf(conversationId: string) {
    if (wanted.has(conversationId)) return null;
    const { head, receipt } = copy.watermarks(conversationId, me);
    const readSeq = Math.min(head, seen.get(conversationId) ?? 0);
    if (head <= receipt.deliveredSeq && readSeq <= receipt.readSeq) return null;
    return { deliveredSeq: head, ...(readSeq > 0 && { readSeq }) };
  }
}
