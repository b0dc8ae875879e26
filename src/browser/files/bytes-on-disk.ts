/** Keeps the bytes of files that wait to be sent, for one account on this device. Everything rejects when it cannot. */
export interface BytesOnDisk {
  /** Resolves once they are on disk. */
  put(key: string, bytes: Blob): Promise<void>;
  get(key: string): Promise<Blob | undefined>;
  remove(keys: string[]): Promise<void>;
  /** Removes what was put before that moment, but for these. */
  removeOthers(keys: string[], before: number): Promise<void>;
  clear(): Promise<void>;
}

const databaseName = "parley files";
const storeName = "files";

interface Row {
  bytes: Blob;
  at: number;
}

/** A database of its own, so that the outbox's need not change while other tabs hold it open. */
export function bytesInIndexedDb(
  factory: IDBFactory | undefined,
  accountId: string,
  now: () => number,
): BytesOnDisk {
  const all = () => IDBKeyRange.bound([accountId], [accountId, []]);
  return {
    async put(key, bytes) {
      const row: Row = { bytes, at: now() };
      await write((store) => store.put(row, [accountId, key]));
    },
    async get(key) {
      const transaction = (await open(factory)).transaction(storeName);
      const row: IDBRequest<Row | undefined> = transaction.objectStore(storeName).get([accountId, key]);
      await done(transaction);
      return row.result?.bytes;
    },
    async remove(keys) {
      await write((store) => {
        for (const key of keys) store.delete([accountId, key]);
      });
    },
    async removeOthers(keys, before) {
      await write((store) => {
        const rows = store.openCursor(all());
        rows.onsuccess = () => {
          const cursor = rows.result;
          if (!cursor) return;
          const [, key] = cursor.key as [string, string]; // As `put` made it.
          if (!keys.includes(key) && (cursor.value as Row).at < before) cursor.delete(); // As `put` made it.
          cursor.continue();
        };
      });
    },
    async clear() {
      await write((store) => store.delete(all()));
    },
  };

  async function write(change: (store: IDBObjectStore) => unknown): Promise<void> {
    const transaction = (await open(factory)).transaction(storeName, "readwrite", { durability: "strict" });
    change(transaction.objectStore(storeName));
    await done(transaction);
  }
}

/** Opened for each use: seldom enough, and nothing then stands in the way of another tab. */
function open(factory: IDBFactory | undefined): Promise<IDBDatabase> {
  if (!factory) throw new Error("This browser has no database.");
  const request = factory.open(databaseName, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(storeName);
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(request.result);
  });
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      transaction.db.close();
      resolve();
    };
    transaction.onabort = () => {
      transaction.db.close();
      reject(transaction.error);
    };
  });
}
