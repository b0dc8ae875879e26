import type Database from "better-sqlite3";
import { AppError, toWireError, type WireError } from "../../shared/errors.ts";
import type { OperationName, Operations } from "./operations/operations.ts";
import { sqliteCode } from "./sqlite-code.ts";

/** One request to the writer: an operation's name and its arguments. */
export type Job = [name: OperationName, ...args: unknown[]];

/** What became of a batch, by position: an answer, a refusal for one caller, or a bug's trace for one caller. */
export interface BatchAnswer {
  results: unknown[];
  refused: [position: number, error: WireError][];
  failed: [position: number, error: Error][];
}

/**
 * Runs jobs in one transaction. Returns only after the commit is on stable storage; throws if there was none.
 *
 * Operations check before they act, so that a refusal leaves nothing behind and no job needs a savepoint. If one
 * fails in another way all the same, the batch starts over with a savepoint for each.
 */
export function runBatch(database: Database.Database, operations: Operations, jobs: Job[]): BatchAnswer {
  const batch = database.transaction(() => {
    const answer = runAll(jobs, (job) => run(operations, job));
    operations.flush();
    return answer;
  });
  try {
    return batch.immediate();
  } catch (error) {
    operations.forget();
    if (!(error instanceof JobFailure)) throw error;
    return runGuarded(database, operations, jobs);
  }
}

function runGuarded(database: Database.Database, operations: Operations, jobs: Job[]): BatchAnswer {
  const runAndFlush = database.transaction((job: Job) => {
    const result = run(operations, job);
    operations.flush();
    return result;
  });
  const guarded = (job: Job) => {
    try {
      return runAndFlush(job);
    } catch (error) {
      operations.forget();
      throw error;
    }
  };
  try {
    return database.transaction(() => runAll(jobs, guarded, true)).immediate();
  } catch (error) {
    operations.forget();
    throw error;
  }
}

/** A job failed as only a bug does. `cause` is what it threw. */
class JobFailure extends Error {}

function runAll(jobs: Job[], runOne: (job: Job) => unknown, isGuarded = false): BatchAnswer {
  const answer: BatchAnswer = { results: [], refused: [], failed: [] };
  for (const [position, job] of jobs.entries()) {
    let result: unknown = null;
    try {
      result = runOne(job);
    } catch (error) {
      if (error instanceof AppError) {
        answer.refused.push([position, toWireError(error)]);
      } else if (isOfStorage(error)) {
        throw error;
      } else if (isGuarded) {
        answer.failed.push([position, error instanceof Error ? error : new Error(String(error))]);
      } else {
        throw new JobFailure("An operation failed.", { cause: error });
      }
    }
    answer.results.push(result);
  }
  return answer;
}

function run(operations: Operations, [name, ...args]: Job): unknown {
  // The writer's `run` took name and arguments together, by their types; between threads they are plain values.
  const operation = operations[name] as (...args: unknown[]) => unknown;
  return operation(...args);
}

/** Whether an error is about the file and so about the whole batch, rather than about one statement. */
function isOfStorage(error: unknown): boolean {
  const code = sqliteCode(error);
  return code !== undefined && !/^SQLITE_(CONSTRAINT|ERROR|MISMATCH|RANGE|TOOBIG)/.test(code);
}
