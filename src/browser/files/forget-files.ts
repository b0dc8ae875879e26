import { inFiles, rowsOf } from "./files-database.ts";

/** Takes all files of an account that wait on this device away. A device that keeps nothing has nothing to forget. */
export async function forgetFiles(accountId: string): Promise<void> {
  await inFiles("readwrite", (rows) => rows.delete(rowsOf(accountId))).catch(console.warn);
}
