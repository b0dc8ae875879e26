import type Database from "better-sqlite3";
import { foldingVersion } from "../../../shared/words-in.ts";
import type { Job } from "../batch.ts";
import { isBroken, isDiskFull } from "../sqlite-code.ts";

export interface Indexing {
  /** Told of every batch: there may be new messages. */
  after(jobs: Job[]): void;
  stop(): void;
}

/** So long after a message it can be found: long enough that a burst goes in as one. */
const soonMs = 250;
/** Messages put in at once: a few milliseconds, which is what a message may have to wait. */
const stretchLength = 200;
/** Rests this many times as long as it worked; longer while people send. */
const rest = { quiet: 3, busy: 19 };

/**
 * Puts new messages into the search index, behind those who send: in stretches of its own between their batches,
 * from the highest message that is in it. What a crash or a full disk interrupts goes on from there.
 */
export function startIndexing(database: Database.Database): Indexing {
  const putIn = prepareStretch(database);
  let timer: NodeJS.Timeout | undefined;
  let isBusy = false;

  function schedule(ms: number): void {
    timer ??= setTimeout(work, ms);
  }

  function work(): void {
    timer = undefined;
    const start = performance.now();
    const more = attempt(putIn);
    const worked = performance.now() - start;
    const factor = isBusy ? rest.busy : rest.quiet;
    isBusy = false;
    if (more) schedule(Math.max(1, worked * factor));
  }

  schedule(soonMs);
  return {
    after(jobs) {
      if (!jobs.some(([name]) => name === "appendMessage" || name === "openConversation")) return;
      isBusy = true;
      schedule(soonMs);
    },
    stop: () => clearTimeout(timer),
  };
}

/**
 * On a full disk it has to wait. After an error of the disk itself nobody knows what is stored, and the thread ends.
 * Anything else is a bug of the search: people go on talking, and what is new is not found until it is mended.
 */
function attempt(putIn: () => boolean): boolean {
  try {
    return putIn();
  } catch (error) {
    if (isBroken(error)) throw error;
    if (!isDiskFull(error)) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.emitWarning("New messages cannot be put into the search index.", { detail });
    }
    return false;
  }
}

/** Puts the next stretch in; answers whether there is more. An index made with other rules is begun anew. */
function prepareStretch(database: Database.Database): () => boolean {
  const head = database.prepare<[], { upTo: number; folding: number; newest: number }>(
    `SELECT up_to AS upTo, folding, (SELECT coalesce(max(id), 0) FROM message) AS newest FROM search_progress`,
  );
  const putIn = database.prepare<[from: number, to: number]>(
    `INSERT INTO message_words (rowid, words, marks)
     SELECT m.id, words_of(m.text, m.files), marks_of(m.text, m.files, m.author, c.sender, c.receiver)
     FROM message m JOIN conversation c ON c.id = m.conversation
     WHERE m.id > ? AND m.id <= ? AND m.kind = 'text' AND (m.text <> '' OR m.files IS NOT NULL)`,
  );
  const note = database.prepare<[upTo: number, folding: number]>(
    "UPDATE search_progress SET up_to = ?, folding = ?",
  );
  const empty = database.prepare("INSERT INTO message_words (message_words) VALUES ('delete-all')");
  const stretch = database.transaction(() => {
    const { upTo, folding, newest } = head.get() ?? { upTo: 0, folding: 0, newest: 0 };
    const from = folding === foldingVersion ? upTo : 0;
    const to = Math.min(from + stretchLength, newest);
    if (folding !== foldingVersion) empty.run();
    else if (to <= from) return false;
    putIn.run(from, to);
    note.run(to, foldingVersion);
    return newest > to;
  });
  return () => stretch.immediate();
}
