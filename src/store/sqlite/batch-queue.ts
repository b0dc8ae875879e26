import type { Worker } from "node:worker_threads";
import { AppError } from "../../shared/errors.ts";
import type { BatchAnswer, Job } from "./batch.ts";
import type { OperationName, Operations } from "./operations/operations.ts";
import type { FromThread } from "./thread-messages.ts";

export interface Writer {
  /** Runs one operation; resolves with its answer after the commit. */
  run<N extends OperationName>(
    name: N,
    ...args: Parameters<Operations[N]>
  ): Promise<ReturnType<Operations[N]>>;
  /** Commits what was asked for, then ends the thread. Later calls to `run` refuse with `unavailable`. */
  close(): Promise<void>;
}

interface Waiting {
  job: Job;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Bounds how long one commit takes, and so how long the first of a batch waits for the last. */
const batchLength = 512;

/** When it makes sense to try again after a full disk, in milliseconds. */
const retryAfterMs = 5_000;

/**
 * What is asked for while the thread commits is its next batch: under load many changes share one wait for the
 * disk, and a lone one waits for nobody.
 */
export class BatchQueue implements Writer {
  readonly #thread: Worker;
  readonly #onFatal: (error: Error) => void;
  readonly #drained = Promise.withResolvers<void>();
  readonly #exited = Promise.withResolvers<void>();
  #waiting: Waiting[] = [];
  #atWork: Waiting[] = [];
  #isScheduled = false;
  /** Why nothing more is accepted; null while all is well. */
  #refusal: AppError | null = null;
  #isBroken = false;

  constructor(thread: Worker, onFatal: (error: Error) => void) {
    this.#thread = thread;
    this.#onFatal = onFatal;
    thread.on("message", (message: FromThread) => this.#onAnswer(message));
    thread.on("error", (error: Error) => this.#breakDown(error));
    thread.once("exit", () => this.#onExit());
  }

  run<N extends OperationName>(
    name: N,
    ...args: Parameters<Operations[N]>
  ): Promise<ReturnType<Operations[N]>> {
    if (this.#refusal) return Promise.reject(this.#refusal);
    return new Promise((resolve, reject) => {
      // The thread answers `name` with what `name` returns; one queue for all cannot say so in types.
      this.#waiting.push({ job: [name, ...args], resolve: resolve as (result: unknown) => void, reject });
      this.#schedule();
    });
  }

  async close(): Promise<void> {
    this.#refusal ??= unavailable("Parley is stopping.");
    if (!this.#isBroken) {
      if (this.#atWork.length + this.#waiting.length === 0) this.#drained.resolve();
      await this.#drained.promise;
    }
    if (this.#isBroken) await this.#thread.terminate();
    else this.#thread.postMessage("close");
    await this.#exited.promise;
  }

  /** One turn of the event loop, so that what arrived together shares even the first batch. */
  #schedule(): void {
    if (this.#isScheduled || this.#atWork.length > 0) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#startNext();
    });
  }

  #startNext(): void {
    this.#atWork = this.#waiting.slice(0, batchLength);
    this.#waiting = this.#waiting.slice(batchLength);
    if (this.#atWork.length > 0) this.#thread.postMessage(this.#atWork.map(({ job }) => job));
    else if (this.#refusal) this.#drained.resolve();
  }

  #onAnswer(message: FromThread): void {
    if ("lost" in message && message.isBroken) {
      this.#breakDown(message.lost);
      return;
    }
    const batch = this.#atWork;
    this.#startNext(); // The thread works on while these callers go on.
    if ("lost" in message) rejectAll(batch, unavailable("Nothing can be stored just now.", message.lost));
    else if ("results" in message) settle(batch, message);
  }

  #onExit(): void {
    if (!this.#refusal || this.#atWork.length > 0)
      this.#breakDown(new Error("The writer's thread ended by itself."));
    this.#exited.resolve();
  }

  #breakDown(error: Error): void {
    if (this.#isBroken) return;
    this.#isBroken = true;
    this.#refusal = unavailable("Nothing can be stored any more.", error);
    const callers = [...this.#atWork, ...this.#waiting];
    this.#atWork = [];
    this.#waiting = [];
    rejectAll(callers, this.#refusal);
    this.#drained.resolve();
    this.#onFatal(error);
  }
}

function settle(batch: Waiting[], { results, refused, failed }: BatchAnswer): void {
  for (const [position, { code, message, fields, retryAfterMs }] of refused) {
    batch[position]?.reject(new AppError(code, message, { fields, retryAfterMs }));
  }
  for (const [position, error] of failed) batch[position]?.reject(error);
  // The promises of those refused are settled already, for which a second answer means nothing.
  for (const [position, { resolve }] of batch.entries()) resolve(results[position]);
}

function rejectAll(batch: Waiting[], error: AppError): void {
  for (const { reject } of batch) reject(error);
}

function unavailable(sentence: string, cause?: Error): AppError {
  return new AppError("unavailable", sentence, { retryAfterMs, cause });
}
