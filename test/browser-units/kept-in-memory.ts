import type { KeptItem, OutboxStorage } from "../../src/browser/outbox/storage.ts";

/** A device's storage that several tabs of one account look into, as they do with the browser's. */
export interface MemoryStorage extends OutboxStorage {
  rows: KeptItem[];
  /** While false, it refuses everything, as a full disk does. */
  works: boolean;
  /** Lets nothing be written until the answer is called. */
  hold(): () => void;
}

export function keptInMemory(): MemoryStorage {
  let open: Promise<void> = Promise.resolve();
  const write = async (change: () => void) => {
    await open;
    if (!storage.works) throw new Error("The disk is full.");
    change();
  };
  const storage: MemoryStorage = {
    rows: [],
    works: true,
    hold() {
      let release = () => {};
      open = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    async all() {
      await write(() => {});
      return structuredClone(storage.rows);
    },
    put: (item) =>
      write(() => {
        const at = storage.rows.findIndex(({ key }) => key === item.key);
        storage.rows.splice(at < 0 ? storage.rows.length : at, at < 0 ? 0 : 1, structuredClone(item));
      }),
    remove: (key) =>
      write(() => {
        storage.rows = storage.rows.filter((row) => row.key !== key);
      }),
    clear: () =>
      write(() => {
        storage.rows = [];
      }),
  };
  return storage;
}
