import type Database from "better-sqlite3";
import type { FileSpace, FileStore } from "../../../files/ports.ts";
import { type FileRow, fileColumns, toFile } from "../file-rows.ts";
import { keyBytes } from "../ids.ts";
import type { Ask } from "./ask.ts";

type FileReads = Pick<FileStore, "fileByKey" | "fileFor" | "fileSpace" | "unknownFiles">;

/** What is asked about files. Membership stands within the statement: nothing can change between check and answer. */
export function prepareFiles(database: Database.Database, ask: Ask): FileReads {
  const byKey = database.prepare<[Buffer, string], FileRow & { conversationId: string; digest: string }>(
    `SELECT ${fileColumns}, lower(hex(f.digest)) AS digest,
       (SELECT public_id FROM conversation WHERE id = f.conversation) AS conversationId
     FROM file f WHERE f.key = ? AND f.author = (SELECT id FROM account WHERE public_id = ?)`,
  );
  const seen = database.prepare<{ id: string; account: string }, FileRow>(
    `SELECT ${fileColumns} FROM file f
     CROSS JOIN conversation c ON c.id = f.conversation
     CROSS JOIN account a ON a.public_id = :account
     WHERE f.public_id = :id AND a.id IN (c.sender, c.receiver) AND (f.message IS NOT NULL OR f.author = a.id)`,
  );
  const unknown = database
    .prepare<[string], string>(
      `SELECT n.value FROM json_each(?) n
       WHERE NOT EXISTS (SELECT 1 FROM file f WHERE f.public_id = n.value)`,
    )
    .pluck();
  const spaceOf = prepareFileSpace(database);
  return {
    fileByKey: (accountId, key) =>
      ask(() => {
        const row = byKey.get(keyBytes(key), accountId);
        return row ? { file: toFile(row), conversationId: row.conversationId, digest: row.digest } : null;
      }),
    fileFor: (accountId, fileId) =>
      ask(() => {
        const row = seen.get({ id: fileId, account: accountId });
        return row ? toFile(row) : null;
      }),
    fileSpace: (accountId) => ask(() => spaceOf(accountId)),
    unknownFiles: (fileIds) => ask(() => unknown.all(JSON.stringify(fileIds))),
  };
}

/** One row an account: adding them up is little, and asked once an upload. */
export function prepareFileSpace(database: Database.Database) {
  const taken = database.prepare<[string], FileSpace>(
    `SELECT coalesce(sum(bytes), 0) AS "all",
       coalesce(sum(bytes) FILTER (WHERE account = (SELECT id FROM account WHERE public_id = ?)), 0) AS own
     FROM file_space`,
  );
  return (accountId: string): FileSpace => taken.get(accountId) ?? { own: 0, all: 0 };
}
