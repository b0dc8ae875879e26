import type Database from "better-sqlite3";
import type { Job } from "./batch.ts";
import { isDiskFull } from "./sqlite-code.ts";

export interface Forgetting {
  /** Told of every batch: whether it took a text back. */
  after(jobs: Job[]): void;
  stop(): void;
}

/** What leaves a text behind in the write-ahead log that the database itself holds no more. */
const takeBack = new Set<Job[0]>(["editMessage", "deleteMessage", "changeName", "deleteAccount"]);

/**
 * The log keeps pages as they were, former texts among them, until it is put away and emptied. That is done within
 * so many milliseconds of a text being taken back, and of the start, which may follow a crash.
 */
export function startForgetting(database: Database.Database, withinMs: number): Forgetting {
  let timer: NodeJS.Timeout | undefined;

  function schedule(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (!emptyLog(database)) schedule();
    }, withinMs);
  }

  schedule();
  return {
    after(jobs) {
      if (timer === undefined && jobs.some(([name]) => takeBack.has(name))) schedule();
    },
    stop: () => clearTimeout(timer),
  };
}

/** Whether it is empty now. It is not while somebody else reads, such as a backup: messages must not wait for that. */
function emptyLog(database: Database.Database): boolean {
  const [{ timeout }] = database.pragma("busy_timeout") as [{ timeout: number }]; // One row, as SQLite answers it.
  database.pragma("busy_timeout = 0");
  try {
    return database.pragma("wal_checkpoint(TRUNCATE)", { simple: true }) === 0;
  } catch (error) {
    // On a full disk it has to wait; after any other error nobody knows what is stored, and the thread ends.
    if (!isDiskFull(error)) throw error;
    return false;
  } finally {
    database.pragma(`busy_timeout = ${timeout}`);
  }
}
