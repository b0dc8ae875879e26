import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { AppError } from "../../shared/errors.ts";
import { BatchQueue, type Writer } from "./batch-queue.ts";
import type { FromThread } from "./thread-messages.ts";
import type { WriterData } from "./writer-thread.ts";

/** Starts the writer's thread. Throws an AppError `unavailable` when the database cannot be used. */
export async function startWriter(data: WriterData, onFatal: (error: Error) => void): Promise<Writer> {
  const thread = new Worker(new URL(`./writer-thread${extname(import.meta.url)}`, import.meta.url), {
    workerData: data,
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
