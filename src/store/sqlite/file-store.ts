import type Database from "better-sqlite3";
import type { FileStore } from "../../files/ports.ts";
import type { Writer } from "./batch-queue.ts";
import type { Ask } from "./reads/ask.ts";
import { prepareFiles } from "./reads/files.ts";

/** What is known of files; their bytes lie beside the database. */
export function prepareFileStore(database: Database.Database, ask: Ask, writer: Writer): FileStore {
  return {
    ...prepareFiles(database, ask),
    addFile: (file) => writer.run("addFile", file),
    removeUnsentFiles: (before) => writer.run("removeUnsentFiles", before),
  };
}
