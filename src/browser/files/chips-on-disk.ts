import type { OutgoingFile } from "../../shared/state/outgoing-file.ts";
import { inFiles, rowsOf } from "./files-database.ts";

/** A file that somebody chose and has not sent: where it is to go, and the tab that it belongs to. */
export interface KeptChip {
  place: string;
  file: OutgoingFile;
  tab: string;
}

/** What was chosen and not sent, for one account on this device; the bytes lie beside it. Rejects when it cannot. */
export interface ChipsOnDisk {
  put(chips: KeptChip[]): Promise<void>;
  /** In the order in which they were chosen. */
  all(): Promise<KeptChip[]>;
  remove(keys: string[]): Promise<void>;
}

/** Marks such a row, after the account and the key of the file whose bytes it lies beside. */
const mark = "chip";

export function chipsInIndexedDb(accountId: string, now: () => number): ChipsOnDisk {
  return {
    async put(chips) {
      await inFiles("readwrite", (rows) => {
        for (const chip of chips) rows.put({ ...chip, at: now() }, [accountId, chip.file.key, mark]);
      });
    },
    async all() {
      const found: KeptChip[] = [];
      await inFiles("readonly", (rows) => {
        const each = rows.openCursor(rowsOf(accountId));
        each.onsuccess = () => {
          const cursor = each.result;
          if (!cursor) return;
          if (isOfChip(cursor.key)) found.push(cursor.value as KeptChip); // As `put` made it.
          cursor.continue();
        };
      });
      return found;
    },
    async remove(keys) {
      await inFiles("readwrite", (rows) => {
        for (const key of keys) rows.delete([accountId, key, mark]);
      });
    },
  };
}

/** Whether there is any: asked before what does the work is loaded. A device that keeps nothing has none. */
export async function hasChips(accountId: string): Promise<boolean> {
  const keys = await inFiles("readonly", (rows) => rows.getAllKeys(rowsOf(accountId))).catch(() => null);
  return keys?.result.some(isOfChip) ?? false;
}

function isOfChip(key: IDBValidKey): boolean {
  return Array.isArray(key) && key[2] === mark;
}
