import type { Logger } from "pino";
import { cheapEvents, createFolding, foldMs } from "./folding.ts";
import { createKeeping } from "./keeping.ts";
import type { AuditStore, TrailRow } from "./ports.ts";

/** Rows on their way to the disk: many share a commit. */
interface Batching {
  take(row: TrailRow): void;
  /** Stores what is there by now. */
  flush(): Promise<void>;
  /** Stores what is left. */
  close(): Promise<void>;
}

interface BatchingDeps {
  store: AuditStore;
  log: Logger;
  clock: () => number;
}

/** Long enough for many rows to share a commit, short enough to lose next to nothing in a crash. */
const storeWithinMs = 250;

/** `coming` is over when the rows that are still being made have been taken. */
export function createBatching(deps: BatchingDeps, coming: () => Promise<unknown>): Batching {
  const folding = createFolding();
  const keeping = createKeeping(deps);
  let timer: NodeJS.Timeout | undefined;

  function keep(rows: TrailRow[]): void {
    for (const row of rows) {
      const { at: _, event, detail, ...who } = row;
      deps.log.info({ event, ...who, ...detail }, "security event");
      keeping.add(row);
    }
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    await coming();
    if (folding.isCounting()) keep(folding.end(deps.clock()));
    await keeping.flush();
    if (folding.isCounting()) timer ??= setTimeout(flush, foldMs).unref();
  }

  return {
    take(row) {
      keep(folding.end(row.at));
      keep(cheapEvents.includes(row.event) ? folding.add(row) : [row]);
      timer ??= setTimeout(flush, storeWithinMs).unref();
    },
    flush,
    async close() {
      await coming();
      keep(folding.end());
      await flush();
      clearTimeout(timer);
    },
  };
}
