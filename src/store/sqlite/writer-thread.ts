import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import { AppError, toWireError } from "../../shared/errors.ts";
import { type Job, runBatch } from "./batch.ts";
import { type Forgetting, startForgetting } from "./forgetting.ts";
import { newId } from "./ids.ts";
import { migrate } from "./migrate.ts";
import { type Operations, prepareOperations } from "./operations/operations.ts";
import { assertDurable, setWriterPragmas } from "./pragmas.ts";
import { type Indexing, startIndexing } from "./search/indexing.ts";
import { isBroken, isDiskFull } from "./sqlite-code.ts";
import type { FromThread, ToThread } from "./thread-messages.ts";

/** The thread that alone changes the database: a commit waits for the disk here, not in the event loop. */

/** What the thread is started with. */
export interface WriterData {
  file: string;
  /** How long a text that was taken back may stay in the write-ahead log. */
  forgetWithinMs: number;
}

if (parentPort) serve(parentPort, workerData);

function serve(port: NonNullable<typeof parentPort>, { file, forgetWithinMs }: WriterData): void {
  const tell = (message: FromThread) => port.postMessage(message);
  let database: Database.Database | undefined;
  let operations: Operations;
  let forgetting: Forgetting;
  let indexing: Indexing;
  try {
    database = new Database(file);
    operations = prepareDatabase(database);
    forgetting = startForgetting(database, forgetWithinMs);
    indexing = startIndexing(database);
  } catch (error) {
    database?.close();
    tell({ unusable: toWireError(asUnavailable(error, file)) });
    port.close();
    return;
  }
  tell({ ready: true });

  port.on("message", (message: ToThread) => {
    if (message === "close") {
      forgetting.stop();
      indexing.stop();
      closeDatabase(database);
      port.close();
    } else {
      tell(answerBatch(database, operations, message));
      forgetting.after(message);
      indexing.after(message);
    }
  });
}

function prepareDatabase(database: Database.Database): Operations {
  setWriterPragmas(database);
  assertDurable(database);
  migrate(database);
  database.prepare("INSERT OR IGNORE INTO meta (one, epoch) VALUES (1, ?)").run(newId());
  return prepareOperations(database);
}

function answerBatch(database: Database.Database, operations: Operations, jobs: Job[]): FromThread {
  try {
    return runBatch(database, operations, jobs);
  } catch (error) {
    return { lost: asError(error), isBroken: isBroken(error) };
  }
}

function closeDatabase(database: Database.Database): void {
  try {
    database.pragma("optimize");
    database.pragma("wal_checkpoint(TRUNCATE)");
  } catch (error) {
    // On a full disk the log cannot be put away. It holds all that was acknowledged, and the next start reads it.
    if (!isDiskFull(error)) throw error;
  }
  database.close();
}

function asUnavailable(error: unknown, file: string): AppError {
  if (error instanceof AppError) return error;
  const reason = isDiskFull(error) ? "the disk is full" : asError(error).message;
  return new AppError("unavailable", `The database ${file} cannot be used: ${reason}.`);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
