/** SQLite's own name for what went wrong, such as SQLITE_FULL; undefined for any other error. */
export function sqliteCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" && error.code.startsWith("SQLITE_") ? error.code : undefined;
}

/**
 * Whether there was no room on the disk. SQLite speaks of an I/O error where the index of its log cannot grow;
 * all the same nothing was stored, and what was stored before is sound.
 */
export function isDiskFull(error: unknown): boolean {
  return ["SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"].includes(sqliteCode(error) ?? "");
}

/**
 * After an error of the disk or a damaged file nobody knows what is stored, so no later commit can be believed.
 * A full disk, in contrast, says clearly that nothing was written.
 */
export function isBroken(error: unknown): boolean {
  return !isDiskFull(error) && /^SQLITE_(IOERR|CORRUPT|NOTADB)/.test(sqliteCode(error) ?? "");
}
