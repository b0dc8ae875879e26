import type Database from "better-sqlite3";
import { AppError } from "../../../shared/errors.ts";
import { standingColumns } from "../columns.ts";

/** A conversation as a change needs it: where it stands, and whose it is. */
export interface Standing {
  rowId: number;
  seq: number;
  version: number;
  activeAt: number;
  activeHour: number;
  sender: number;
  receiver: number | null;
  /** Whether one of the two is there no more: nobody would read what the other says. */
  isDeserted: number;
  senderId: string;
  receiverId: string | null;
  senderDelivered: number;
  senderRead: number;
  receiverDelivered: number;
  receiverRead: number;
  /** How far the other side may see that it was read. */
  senderShown: number;
  receiverShown: number;
  /** Saved by who changes them (closing.ts), and not with every message. */
  closedAt: number | null;
  silentSeqs: string | null;
}

export interface Standings {
  /**
   * A conversation for somebody who wants to change it. Throws an AppError `not_found`, the same for one that does
   * not exist and one that is not theirs.
   */
  of(conversationId: string, accountId: string): Standing;
  ofParties(sender: number, receiver: number): Standing | undefined;
  /** Notes that a conversation now stands elsewhere. */
  changed(standing: Standing): void;
  /** Writes what was noted: before the commit, and before anything reads the rows. */
  flush(): void;
  /** Forgets what was changed since the last commit, and all else: the database is asked again. */
  forget(): void;
}

/** Somewhat more than the conversations of a busy minute, at about 300 bytes each. */
const remembered = 10_000;

/**
 * Where conversations stand, remembered from the last change. The writer alone changes them, in one process, so
 * what it remembers is true until a rollback; asking the database anew took a tenth of a send. A conversation that
 * moves several times in a batch is written once.
 */
export function prepareStandings(database: Database.Database): Standings {
  const byId = database.prepare<[string], Standing>(
    `SELECT ${standingColumns} FROM conversation c WHERE c.public_id = ?`,
  );
  const byParties = database.prepare<[sender: number, receiver: number], { id: string }>(
    "SELECT public_id AS id FROM conversation WHERE sender = ? AND receiver = ?",
  );
  const memory = createMemory(prepareSave(database));

  function find(conversationId: string): Standing | undefined {
    const held = memory.get(conversationId);
    if (held) return held;
    const found = byId.get(conversationId);
    if (found) memory.remember(conversationId, found);
    return found;
  }

  return {
    of(conversationId, accountId) {
      const standing = find(conversationId);
      if (!standing || (accountId !== standing.senderId && accountId !== standing.receiverId)) {
        throw notFound();
      }
      return standing;
    },
    ofParties(sender, receiver) {
      const found = byParties.get(sender, receiver);
      return found && find(found.id);
    },
    changed: memory.changed,
    flush: memory.flush,
    forget: memory.forget,
  };
}

/** What was looked at last, and which of it moved since it was saved. */
function createMemory(save: (standing: Standing) => void) {
  const known = new Map<string, Standing>();
  const moved = new Set<Standing>();

  function flush(): void {
    for (const standing of moved) save(standing);
    moved.clear();
  }

  return {
    get: (conversationId: string) => known.get(conversationId),
    remember(conversationId: string, standing: Standing): void {
      const [oldest] = known.keys();
      if (known.size >= remembered && oldest !== undefined) {
        flush(); // The oldest may have moved in this batch.
        known.delete(oldest);
      }
      known.set(conversationId, standing);
    },
    changed: (standing: Standing) => void moved.add(standing),
    flush,
    forget(): void {
      moved.clear();
      known.clear();
    },
  };
}

/** active_hour is indexed: left alone when it stays, so that a message moves its conversation there once an hour. */
function prepareSave(database: Database.Database): (standing: Standing) => void {
  // By position: looking each value up by its name took longer than the change itself.
  const save = database.prepare<number[]>(
    `UPDATE conversation SET seq = ?, version = ?, active_at = ?, sender_delivered = ?, sender_read = ?,
       receiver_delivered = ?, receiver_read = ?, sender_shown = ?, receiver_shown = ?
     WHERE id = ?`,
  );
  const moveHour = database.prepare<[number, number]>("UPDATE conversation SET active_hour = ? WHERE id = ?");
  return (standing) => {
    save.run(
      standing.seq,
      standing.version,
      standing.activeAt,
      standing.senderDelivered,
      standing.senderRead,
      standing.receiverDelivered,
      standing.receiverRead,
      standing.senderShown,
      standing.receiverShown,
      standing.rowId,
    );
    const hour = hourOf(standing.activeAt);
    if (hour === standing.activeHour) return;
    moveHour.run(hour, standing.rowId);
    standing.activeHour = hour;
  };
}

const hourMs = 3_600_000;

/** Whole hours, for the index that orders the inbox. */
export function hourOf(at: number): number {
  return Math.floor(at / hourMs);
}

/** Which account row acts: the caller is known to be one of the two. */
export function rowOf(accountId: string, standing: Standing): number {
  if (accountId === standing.senderId) return standing.sender;
  if (standing.receiver === null) throw notFound();
  return standing.receiver;
}

export function notFound(): AppError {
  return new AppError("not_found", "There is no such conversation.");
}
