import { inFiles, rowsOf } from "./files-database.ts";

/** Keeps the bytes of files that wait to be sent, for one account on this device. Everything rejects when it cannot. */
export interface BytesOnDisk {
  /** Resolves once they are on disk. */
  put(key: string, bytes: Blob): Promise<void>;
  get(key: string): Promise<Blob | undefined>;
  /** With all that is known of them. */
  remove(keys: string[]): Promise<void>;
  /** Removes what was put before that moment, but for these. */
  removeOthers(keys: string[], before: number): Promise<void>;
}

interface Row {
  bytes: Blob;
  at: number;
}

export function bytesInIndexedDb(accountId: string, now: () => number): BytesOnDisk {
  return {
    async put(key, bytes) {
      const row: Row = { bytes, at: now() };
      await inFiles("readwrite", (rows) => rows.put(row, [accountId, key]));
    },
    async get(key) {
      const found = await inFiles(
        "readonly",
        (rows): IDBRequest<Row | undefined> => rows.get([accountId, key]),
      );
      return found.result?.bytes;
    },
    async remove(keys) {
      await inFiles("readwrite", (rows) => {
        for (const key of keys) rows.delete(IDBKeyRange.bound([accountId, key], [accountId, key, []]));
      });
    },
    async removeOthers(keys, before) {
      await inFiles("readwrite", (rows) => {
        const each = rows.openCursor(rowsOf(accountId));
        each.onsuccess = () => {
          const cursor = each.result;
          if (!cursor) return;
          const [, key] = cursor.key as [string, string]; // As `put` made it.
          if (!keys.includes(key) && (cursor.value as Row).at < before) cursor.delete(); // As `put` made it.
          cursor.continue();
        };
      });
    },
  };
}
