import type { BytesOnDisk } from "./bytes-on-disk.ts";

/** The bytes of what is not with the server yet: in this page's memory, and on the disk for what waits in the outbox. */
export interface Bytes {
  hold(key: string, bytes: Blob): void;
  /** Puts what the page holds of these on the disk. */
  keep(keys: string[]): Promise<void>;
  /** Undefined when they are not on this device any more. */
  of(key: string): Promise<Blob | undefined>;
  release(keys: string[]): void;
  /** Whether all that is held outlives the page. */
  areKept(keys: string[]): boolean;
}

export function createBytes(disk: BytesOnDisk, failed: (reason: unknown) => void): Bytes {
  const held = new Map<string, Blob>();
  const kept = new Set<string>();
  return {
    hold: (key, bytes) => void held.set(key, bytes),
    async keep(keys) {
      for (const key of keys) await attempt(() => keepOne(key));
    },
    of: async (key) => held.get(key) ?? (await attempt(() => disk.get(key))),
    release(keys) {
      for (const key of keys) held.delete(key);
      void attempt(() => disk.remove(keys));
    },
    areKept: (keys) => keys.every((key) => kept.has(key) || !held.has(key)),
  };

  async function keepOne(key: string): Promise<void> {
    const bytes = held.get(key);
    if (!bytes || kept.has(key)) return;
    await disk.put(key, bytes);
    kept.add(key);
  }

  async function attempt<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await work();
    } catch (reason) {
      failed(reason);
      return undefined;
    }
  }
}
