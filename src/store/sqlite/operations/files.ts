import type Database from "better-sqlite3";
import type { FileStore, NewFile } from "../../../files/ports.ts";
import { AppError } from "../../../shared/errors.ts";
import { type FileRow, fileColumns, toFile } from "../file-rows.ts";
import { keyBytes } from "../ids.ts";
import { prepareFileSpace } from "../reads/files.ts";
import { keyTaken } from "./append-message.ts";
import { rowOf, type Standings } from "./standings.ts";

type Added = Awaited<ReturnType<FileStore["addFile"]>>;

/** Notes a file that its author may send. Once per `(author, key)`, and only while there is room. */
export function prepareAddFile(database: Database.Database, standings: Standings) {
  const byKey = database.prepare<[Buffer, number], FileRow & { conversation: number; digest: Buffer }>(
    `SELECT ${fileColumns}, f.conversation, f.digest FROM file f WHERE f.key = ? AND f.author = ?`,
  );
  const spaceOf = prepareFileSpace(database);
  const insert = database.prepare<[Record<string, string | number | Buffer | null>]>(
    `INSERT INTO file (public_id, conversation, author, key, digest, name, type, size, kind, width, height, bytes,
       created_at)
     VALUES (:id, :conversation, :author, :key, :digest, :name, :type, :size, :kind, :width, :height, :bytes, :at)`,
  );
  return ({ file, conversationId, accountId, key, digest, bytes, at, room }: NewFile): Added => {
    const standing = standings.of(conversationId, accountId);
    const author = rowOf(accountId, standing);
    const named = { key: keyBytes(key), digest: Buffer.from(digest, "hex") };
    const known = byKey.get(named.key, author);
    if (known) {
      if (known.conversation !== standing.rowId || !named.digest.equals(known.digest)) throw keyTaken();
      return { file: toFile(known), added: false };
    }
    const taken = spaceOf(accountId);
    if (taken.own + bytes > room.own || taken.all + bytes > room.all) throw noRoom();
    const { width = null, height = null } = file;
    insert.run({ ...file, width, height, ...named, conversation: standing.rowId, author, bytes, at });
    return { file, added: true };
  };
}

/** Forgets what was uploaded before a moment and never sent; answers what that was. */
export function prepareRemoveUnsentFiles(database: Database.Database) {
  const remove = database
    .prepare<[number], string>(
      "DELETE FROM file WHERE message IS NULL AND created_at < ? RETURNING public_id",
    )
    .pluck();
  return (before: number): string[] => remove.all(before);
}

function noRoom(): AppError {
  return new AppError("conflict", "There is no room for this file any more. Delete some to make room.");
}
