import { bytesInIndexedDb } from "./bytes-on-disk.ts";

/** Takes all files of an account that wait on this device away. A device that keeps nothing has nothing to forget. */
export async function forgetFiles(accountId: string): Promise<void> {
  const disk = bytesInIndexedDb(globalThis.indexedDB, accountId, Date.now);
  await disk.clear().catch((reason: unknown) => console.warn("Files could not be wiped.", reason));
}
