import Database from "better-sqlite3";
import { AppError } from "../../../shared/errors.ts";
import { sqliteCode } from "../sqlite-code.ts";

/** What a database holds, as far as a copy of it is told by. */
export interface Contents {
  epoch: string;
  messages: number;
  people: number;
  files: StoredFile[];
}

/** `bytes` are all that it takes, its thumbnail too. */
export interface StoredFile {
  id: string;
  size: number;
  bytes: number;
  kind: "picture" | "file";
}

/** Reads a database through, and counts. Throws an AppError `invalid` for one that is damaged. */
export function inspectDatabase(file: string): Contents {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const said = database.pragma("integrity_check", { simple: true });
    if (said !== "ok") throw damaged(file, String(said));
    return contentsOf(database);
  } catch (error) {
    throw sqliteCode(error) === undefined ? error : damaged(file, String(error));
  } finally {
    database.close();
  }
}

function contentsOf(database: Database.Database): Contents {
  const count = (statement: Database.Statement<[], number>) => statement.pluck().get() ?? 0;
  return {
    epoch: database.prepare<[], string>("SELECT epoch FROM meta").pluck().get() ?? "",
    messages: count(database.prepare("SELECT count(*) FROM message")),
    people: count(database.prepare("SELECT count(*) FROM account WHERE deleted_at IS NULL")),
    files: filesIn(database),
  };
}

/** The files that a copied database names. */
export function filesNamedIn(file: string): StoredFile[] {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return filesIn(database);
  } finally {
    database.close();
  }
}

export function filesIn(database: Database.Database): StoredFile[] {
  return database.prepare<[], StoredFile>("SELECT public_id AS id, size, bytes, kind FROM file").all();
}

function damaged(file: string, reason: string): AppError {
  return new AppError("invalid", `The database ${file} is damaged: ${reason}.`);
}
