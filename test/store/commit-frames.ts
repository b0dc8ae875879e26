import { readFile } from "node:fs/promises";

/**
 * How many commits a write-ahead log holds, read from the file as SQLite documents it (fileformat2, section 4):
 * the last frame of each commit carries the size of the database, all others 0.
 */
export async function commitsInLog(file: string): Promise<number> {
  const log = await readFile(file);
  const pageSize = log.readUInt32BE(8);
  const salt = log.subarray(16, 24);
  let commits = 0;
  for (let at = 32; at + 24 + pageSize <= log.length; at += 24 + pageSize) {
    if (!log.subarray(at + 8, at + 16).equals(salt)) break; // Left over from before the last checkpoint.
    if (log.readUInt32BE(at + 4) > 0) commits += 1;
  }
  return commits;
}
