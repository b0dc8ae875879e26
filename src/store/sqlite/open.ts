import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import Database from "better-sqlite3";
import { AppError } from "../../shared/errors.ts";
import type { Store, StoreOptions } from "../port.ts";
import type { Writer } from "./batch-queue.ts";
import { putInPlace } from "./copy/put-in-place.ts";
import { prepareFileStore } from "./file-store.ts";
import { lockFolder } from "./lock.ts";
import { setReaderPragmas } from "./pragmas.ts";
import { prepareProfileStore } from "./profile-store.ts";
import { preparePushStore } from "./push-store.ts";
import { askWhile } from "./reads/ask.ts";
import { readMark } from "./reads/mark.ts";
import { prepareReads } from "./reads/reads.ts";
import { createSearcher, type Searcher } from "./search/searcher.ts";
import { prepareTwoFactorWrites } from "./two-factor-writes.ts";
import { startWriter } from "./writer.ts";
import { prepareWrites } from "./writes.ts";

/** Long enough that a burst of deletions empties the log once. */
const halfAMinute = 30_000;

/**
 * Opens the store in a folder, made or brought to this program's schema where needed. Throws an AppError
 * `unavailable` when another process has the folder, or when the database cannot be used or trusted.
 */
export async function openSqliteStore(options: StoreOptions): Promise<Store> {
  const { dataDir, onFatal } = options;
  const folder = resolve(dataDir);
  makeFolder(folder);
  const unlock = lockFolder(folder);
  try {
    putInPlace(folder); // What a restore that was interrupted had ready.
    const file = join(folder, "parley.db");
    const writer = await startWriter(
      { file, forgetWithinMs: options.forgetWithinMs ?? halfAMinute },
      onFatal,
    );
    return assemble(openReader(file), createSearcher(file), writer, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new AppError("unavailable", `The data folder ${folder} cannot be made.`, { cause });
  }
}

function openReader(file: string): Database.Database {
  const reader = new Database(file, { readonly: true });
  setReaderPragmas(reader);
  return reader;
}

function assemble(reader: Database.Database, searcher: Searcher, writer: Writer, unlock: () => void): Store {
  let closing: Promise<void> | null = null;
  const letGo = async () => {
    const searching = searcher.close();
    reader.close(); // First: the last connection to close is the one that tidies the folder.
    await Promise.all([searching, writer.close()]);
    unlock();
  };
  const ask = askWhile(() => closing === null);
  return {
    ...prepareReads(reader, ask),
    ...prepareProfileStore(reader, ask, writer),
    ...prepareFileStore(reader, ask, writer),
    ...preparePushStore(reader, ask, writer),
    searchMessages: searcher.searchMessages,
    ...prepareWrites(writer, readMark(reader)),
    ...prepareTwoFactorWrites(writer),
    ready: () => writer.run("probe"),
    close: () => {
      closing ??= letGo();
      return closing;
    },
  };
}
