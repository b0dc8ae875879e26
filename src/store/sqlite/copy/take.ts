import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { AppError } from "../../../shared/errors.ts";
import { setReaderPragmas } from "../pragmas.ts";
import { filesIn, type StoredFile } from "./inspect.ts";
import { isRestoring } from "./put-in-place.ts";

/** 2 MB: other work of this process comes in between. */
const pagesAtOnce = 500;

/**
 * Copies the database of a data folder to a file, as it is at one moment, also while a server runs on it. Throws an
 * AppError `not_found` where there is none.
 */
export async function copyDatabase(dataDir: string, file: string): Promise<void> {
  rmSync(file, { force: true });
  const database = openLive(dataDir);
  try {
    setReaderPragmas(database);
    // NOTE one snapshot for all of it: without, every commit of the server's would begin the copy anew.
    database.exec("BEGIN");
    database.prepare("SELECT epoch FROM meta").get();
    await database.backup(file, { progress: () => pagesAtOnce });
  } finally {
    database.close();
  }
  asOneFile(file);
}

/** The files that the database knows at this moment. */
export function knownFiles(dataDir: string): StoredFile[] {
  const database = openLive(dataDir);
  try {
    return filesIn(database);
  } finally {
    database.close();
  }
}

function openLive(dataDir: string): Database.Database {
  if (isRestoring(dataDir)) {
    throw new AppError("conflict", "A restore has not ended yet. Start Parley once: that ends it.");
  }
  const file = join(dataDir, "parley.db");
  if (!existsSync(file)) throw new AppError("not_found", `There is no data of Parley in ${dataDir}.`);
  return new Database(file, { readonly: true });
}

/** A copy says of itself that it has a log beside it. It has none, and is one file from now on. */
function asOneFile(file: string): void {
  const copy = new Database(file);
  try {
    copy.pragma("journal_mode = DELETE");
  } finally {
    copy.close();
  }
}
