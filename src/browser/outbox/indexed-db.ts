import { done, openDatabase } from "../database.ts";
import type { KeptItem, OutboxStorage } from "./storage.ts";

const storeName = "outbox";

/** Keeps the outbox in the browser's database. Rows carry their account, and no account reads another's. */
export function indexedDbStorage(factory: IDBFactory | undefined, accountId: string): OutboxStorage {
  const opened = openDatabase(factory, "parley", make);
  const writing = async (key: string) => beginWriting(await opened, accountId, key);
  return {
    async all() {
      const transaction = (await opened).transaction(storeName);
      // Rows of one account come in the order of their places.
      const rows = transaction.objectStore(storeName).index("account").getAll(accountId);
      await done(transaction);
      return rows.result.map(keptItem);
    },
    async put(item) {
      const { transaction, store, place } = await writing(item.key);
      place.onsuccess = () => {
        const held = place.result !== undefined && { place: place.result };
        store.put({ ...item, accountId, ...held });
      };
      await done(transaction);
    },
    async remove(key) {
      const { transaction, store, place } = await writing(key);
      place.onsuccess = () => {
        if (place.result !== undefined) store.delete(place.result);
      };
      await done(transaction);
    },
    async clear() {
      const { transaction, store } = await writing("");
      const places = store.index("account").getAllKeys(accountId);
      places.onsuccess = () => {
        for (const place of places.result) store.delete(place);
      };
      await done(transaction);
    },
  };
}

/** A change that is on disk, not only on its way there, once it is done; and where the key's row stands. */
function beginWriting(database: IDBDatabase, accountId: string, key: string) {
  const transaction = database.transaction(storeName, "readwrite", { durability: "strict" });
  const store = transaction.objectStore(storeName);
  return { transaction, store, place: store.index("key").getKey([accountId, key]) };
}

function make(database: IDBDatabase): void {
  const store = database.createObjectStore(storeName, { keyPath: "place", autoIncrement: true });
  store.createIndex("account", "accountId");
  store.createIndex("key", ["accountId", "key"], { unique: true });
}

function keptItem({ key, to, text, replyTo, files, at, error }: KeptItem): KeptItem {
  return { key, to, text, replyTo, ...(files && { files }), at, error };
}
