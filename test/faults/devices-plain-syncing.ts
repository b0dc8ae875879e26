import { setTimeout as pause } from "node:timers/promises";
import { heldUpMs, type PlainClient } from "./devices-plain-line.ts";

/** Finds out what a plain client lacks, and fetches it. */
export function createPlainSyncing(client: PlainClient, tellReceipts: (conversationId: string) => void) {
  const { copy, watch, socket, ask, alone, wanted } = client;
  let isAcquainted = false;
  return { check, want, syncAll, isDone: () => isAcquainted && wanted.size === 0 };

  function check(): void {
    alone("heads", async () => {
      const answer = await ask("heads", {
        epoch: copy.epoch(),
        heads: copy.heads(),
        receipts: copy.receiptSums(),
      });
      if (!answer?.ok) return;
      copy.learnEpoch(answer.epoch);
      isAcquainted = true;
      for (const id of [...wanted, ...Object.keys(answer.behind)]) want(id);
      for (const [id, moved] of Object.entries(answer.receipts ?? {})) {
        for (const one of moved) copy.receipt(id, one);
      }
      watch.changed();
    });
  }

  function want(conversationId: string): void {
    wanted.add(conversationId);
    alone(`sync ${conversationId}`, () => syncAll(conversationId));
  }

  async function syncAll(conversationId: string): Promise<void> {
    while (isAcquainted && wanted.has(conversationId) && socket.connected) {
      const cursor = { epoch: copy.epochOf(conversationId), version: copy.cursor(conversationId) };
      const answer = await ask("conversation:sync", { conversationId, ...cursor });
      if (answer?.ok && copy.synced(answer) === "done") wanted.delete(conversationId);
      else if (answer && !answer.ok) await pause(heldUpMs);
      watch.changed();
    }
    tellReceipts(conversationId);
  }
}
