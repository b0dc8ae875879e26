import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { ChatStore } from "../../../chat/ports.ts";
import type { FoundMessages } from "../../../chat/store-requests.ts";
import { AppError } from "../../../shared/errors.ts";
import type { Asked, Told } from "./search-thread.ts";

export interface Searcher extends Pick<ChatStore, "searchMessages"> {
  close(): Promise<void>;
}

interface Waiting {
  resolve(found: FoundMessages): void;
  reject(error: Error): void;
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
  const waiting = new Map<number, Waiting>();

  return {
    searchMessages(accountId, question) {
      if (isClosed) return Promise.reject(new AppError("unavailable", "Parley is stopping."));
      if (waiting.size >= mostWaiting) return Promise.reject(tooBusy());
      thread ??= start();
      const asked: Asked = { number: ++number, accountId, question };
      thread.postMessage(asked);
      return inTime(asked.number);
    },
    async close() {
      isClosed = true;
      await giveUp(new AppError("unavailable", "Parley is stopping."));
    },
  };

  function start(): Worker {
    const name = new URL(`./search-thread${extname(import.meta.url)}`, import.meta.url);
    const started = new Worker(name, { workerData: file });
    started.unref();
    started.on("message", settle);
    started.on("error", (error: Error) => {
      if (thread === started) void giveUp(error);
    });
    return started;
  }

  function inTime(own: number): Promise<FoundMessages> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => void giveUp(tooBusy()), longestMs);
      const done = () => {
        clearTimeout(timer);
        waiting.delete(own);
      };
      waiting.set(own, {
        resolve(found) {
          done();
          resolve(found);
        },
        reject(error) {
          done();
          reject(error);
        },
      });
    });
  }

  function settle(told: Told): void {
    const asker = waiting.get(told.number);
    if ("found" in told) asker?.resolve(told.found);
    else if ("refused" in told) asker?.reject(new AppError(told.refused.code, told.refused.message));
    else asker?.reject(told.failed instanceof Error ? told.failed : new Error(String(told.failed)));
  }

  /** Nothing stops a statement that runs but ending its thread; the next search starts another. */
  async function giveUp(reason: Error): Promise<void> {
    const ended = thread;
    thread = null;
    for (const asker of [...waiting.values()]) asker.reject(reason);
    await ended?.terminate();
  }
}

function tooBusy(): AppError {
  return new AppError("unavailable", "The search took too long. Please look for something narrower.");
}
