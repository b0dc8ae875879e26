import type { Logger } from "pino";
import { cheapEvents } from "./folding.ts";
import type { AuditStore, TrailRow } from "./ports.ts";

export interface Keeping {
  add(row: TrailRow): void;
  /** Stores what waits. Never rejects: the trail is no reason to refuse anybody anything. */
  flush(): Promise<void>;
}

interface KeepingDeps {
  store: AuditStore;
  log: Logger;
  clock: () => number;
}

/** What may wait for a store that takes nothing; the log has the rest. */
const mostWaiting = 1_000;

/** A year and a month, to look back over a year; and what the file may take for it, about 15 MB. */
const keepMs = 400 * 24 * 60 * 60 * 1000;
const mostRows = 100_000;
const pruneEveryMs = 60 * 60 * 1000;

/** Rows on their way into the store, many to a commit, in their order. */
export function createKeeping({ store, log, clock }: KeepingDeps): Keeping {
  let waiting: TrailRow[] = [];
  let lost = 0;
  let storing: Promise<void> = Promise.resolve();
  let prunedAt = Number.NEGATIVE_INFINITY;

  async function storeWaiting(): Promise<void> {
    const rows = waiting;
    waiting = [];
    if (rows.length === 0) return;
    try {
      await store.addToTrail(rows);
      await prune();
    } catch (error) {
      waiting = [...rows, ...waiting].slice(0, mostWaiting);
      log.warn({ err: error, waiting: waiting.length, lost }, "Security events wait to be stored");
    }
  }

  async function prune(): Promise<void> {
    if (clock() < prunedAt + pruneEveryMs) return;
    prunedAt = clock();
    while ((await store.pruneTrail(clock() - keepMs, mostRows, cheapEvents)) > 0);
  }

  return {
    add(row) {
      if (waiting.length < mostWaiting) waiting.push(row);
      else lost += 1;
    },
    flush() {
      storing = storing.then(storeWaiting);
      return storing;
    },
  };
}
