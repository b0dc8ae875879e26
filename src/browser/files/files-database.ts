import { done, openDatabase } from "../database.ts";

const storeName = "files";

/** All rows of an account on this device: begun with its id, and after that with the key of a file. */
export function rowsOf(accountId: string): IDBKeyRange {
  return IDBKeyRange.bound([accountId], [accountId, []]);
}

/**
 * One look into the files on this device, or one change, which is on the disk once this resolves. A database of their
 * own, so that the outbox's need not change while other tabs hold it open; opened for each use, so that nothing stands
 * in the way of another tab.
 */
export async function inFiles<Result>(
  mode: IDBTransactionMode,
  use: (rows: IDBObjectStore) => Result,
): Promise<Result> {
  const database = await openDatabase(globalThis.indexedDB, "parley files", (made) =>
    made.createObjectStore(storeName),
  );
  const transaction = database.transaction(storeName, mode, { durability: "strict" });
  const result = use(transaction.objectStore(storeName));
  await done(transaction).finally(() => database.close());
  return result;
}
