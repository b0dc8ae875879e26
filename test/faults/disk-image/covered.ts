import { editionsIn } from "./talk.ts";
import type { Event } from "./trace.ts";

/** How far each message has come, by `number.edition`. */
export interface Covered {
  /** What the program told anybody about before it was on the disk. */
  tooEarly: string[];
  /** All that it told of. */
  told: Set<string>;
}

/**
 * Follows every text from the log's frames over the sync that makes them last to the first packet that tells of
 * it. The log's format is SQLite's (fileformat2, section 4): a frame is 24 bytes of header and one page, and the
 * last frame of a commit carries the size of the database.
 */
export function followToDisk(events: Event[]): Covered {
  const told = new Set<string>();
  const tooEarly: string[] = [];
  const durable = new Set<string>();
  let committed: { name: string; order: number }[] = [];
  let transaction: string[] = [];
  let endsTransaction = false;

  for (const [order, event] of events.entries()) {
    if (event.kind === "write" && event.file.endsWith("-wal")) {
      if (event.data.length === frameHeaderLength) {
        endsTransaction = event.data.readUInt32BE(4) > 0;
      } else {
        transaction.push(...editionsIn(event.data).map(nameOf));
        if (endsTransaction) {
          committed.push(...transaction.map((name) => ({ name, order })));
          transaction = [];
          endsTransaction = false;
        }
      }
    } else if (event.kind === "sync" && event.file?.endsWith("-wal")) {
      for (const one of committed) if (one.order < event.covers) durable.add(one.name);
      committed = committed.filter((one) => one.order >= event.covers);
    } else if (event.kind === "told") {
      for (const name of editionsIn(event.data).map(nameOf)) {
        if (!told.has(name) && !durable.has(name)) tooEarly.push(name);
        told.add(name);
      }
    }
  }
  return { tooEarly, told };
}

const frameHeaderLength = 24;

export function nameOf({ number, edition }: { number: number; edition: number }): string {
  return `${number}.${edition}`;
}
