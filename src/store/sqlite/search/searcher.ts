import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { ChatStore } from "../../../chat/ports.ts";
import type { FoundMessages } from "../../../chat/store-requests.ts";
import { AppError } from "../../../shared/errors.ts";
import type { Asked, Told } from "./search-thread.ts";

export interface Searcher extends Pick<ChatStore, "searchMessages"> {
  close(): Promise<void>;
}

/** Far above what the index needs: nobody waits longer for an answer that is not worth it. */
const longestMs = 3_000;
/** Searches that wait for the thread. */
const mostWaiting = 200;

/** Searches on a thread of its own, which the first search starts. One that takes too long is given up. */
export function createSearcher(file: string): Searcher {
  let thread: Worker | null = null;
  let isClosed = false;
  let number = 0;
  const askers = createAskers();

  return {
    searchMessages(accountId, question) {
      if (isClosed) return Promise.reject(stopping());
      if (askers.count() >= mostWaiting) return Promise.reject(tooBusy());
      thread ??= start();
      const asked: Asked = { number: ++number, accountId, question };
      thread.postMessage(asked);
      return askers.wait(asked.number, () => void giveUp(tooBusy()));
    },
    async close() {
      isClosed = true;
      await giveUp(stopping());
    },
  };

  function start(): Worker {
    const name = new URL(`./search-thread${extname(import.meta.url)}`, import.meta.url);
    const started = new Worker(name, { workerData: file });
    started.unref();
    started.on("message", askers.settle);
    started.on("error", (error: Error) => {
      if (thread === started) void giveUp(error);
    });
    return started;
  }

  /** Nothing stops a statement that runs but ending its thread; the next search starts another. */
  async function giveUp(reason: Error): Promise<void> {
    const ended = thread;
    thread = null;
    askers.refuseAll(reason);
    await ended?.terminate();
  }
}

/** Who waits for an answer of the thread. */
function createAskers() {
  const waiting = new Map<number, { resolve(found: FoundMessages): void; reject(error: Error): void }>();

  return {
    count: () => waiting.size,
    wait(number: number, tooLong: () => void): Promise<FoundMessages> {
      const { promise, resolve, reject } = Promise.withResolvers<FoundMessages>();
      const timer = setTimeout(tooLong, longestMs);
      waiting.set(number, { resolve, reject });
      return promise.finally(() => {
        clearTimeout(timer);
        waiting.delete(number);
      });
    },
    settle(told: Told): void {
      const asker = waiting.get(told.number);
      if ("found" in told) asker?.resolve(told.found);
      else if ("refused" in told) asker?.reject(new AppError(told.refused.code, told.refused.message));
      else asker?.reject(told.failed instanceof Error ? told.failed : new Error(String(told.failed)));
    },
    refuseAll(reason: Error): void {
      for (const asker of [...waiting.values()]) asker.reject(reason);
    },
  };
}

function stopping(): AppError {
  return new AppError("unavailable", "Parley is stopping.");
}

function tooBusy(): AppError {
  return new AppError("unavailable", "The search took too long. Please look for something narrower.");
}
