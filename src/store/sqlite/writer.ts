import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { AppError, type WireError } from "../../shared/errors.ts";
import type { BatchAnswer, Job } from "./batch.ts";
import { BatchQueue } from "./batch-queue.ts";
import type { OperationName, Operations } from "./operations/operations.ts";

/** What crosses between the event loop and the writer's thread. */
export type ToThread = Job[] | "close";
export type FromThread =
  | { ready: true }
  | { unusable: WireError }
  | BatchAnswer
  | { lost: Error; isBroken: boolean };

export interface Writer {
  /** Runs one operation; resolves with its answer after the commit. */
  run<N extends OperationName>(
    name: N,
    ...args: Parameters<Operations[N]>
  ): Promise<ReturnType<Operations[N]>>;
  /** Commits what was asked for, then ends the thread. Later calls to `run` refuse with `unavailable`. */
  close(): Promise<void>;
}

/** Starts the writer's thread. Throws an AppError `unavailable` when the database cannot be used. */
export async function startWriter(file: string, onFatal: (error: Error) => void): Promise<Writer> {
  const thread = new Worker(new URL(`./writer-thread${extname(import.meta.url)}`, import.meta.url), {
    workerData: { file },
  });
  await started(thread);
  return new BatchQueue(thread, onFatal);
}

async function started(thread: Worker): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  thread.once("error", reject);
  thread.once("message", (message: FromThread) => {
    if ("unusable" in message) reject(new AppError(message.unusable.code, message.unusable.message));
    else resolve();
  });
  await promise;
  thread.removeListener("error", reject);
}
