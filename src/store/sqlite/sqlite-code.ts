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
