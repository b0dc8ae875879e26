import type { AccountStore } from "./ports.ts";

const hourMs = 60 * 60 * 1000;

/** What is over stays this long, to answer questions about it. */
const keptMs = 30 * 24 * hourMs;
const removeEveryMs = hourMs;

/** Removes, about every hour, the sessions that are long over. */
export function createRemoval(
  store: Pick<AccountStore, "removeSessions">,
  clock: () => number,
): () => Promise<void> {
  let removedAt: number | null = null;
  return async () => {
    // Not with the start: then everybody comes back.
    removedAt ??= clock();
    if (Math.abs(clock() - removedAt) < removeEveryMs) return;
    const removed = await store.removeSessions(clock() - keptMs);
    if (removed === 0) removedAt = clock();
  };
}
