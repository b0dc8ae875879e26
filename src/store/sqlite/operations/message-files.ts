import type Database from "better-sqlite3";
import { AppError } from "../../../shared/errors.ts";
import type { FileInfo } from "../../../shared/model.ts";
import { type FileRow, fileColumns, toFile } from "../file-rows.ts";
import type { Standing } from "./standings.ts";

/** What happens to files with the message that they go with. Nothing of it is asked for a message without files. */
export function prepareMessageFiles(database: Database.Database) {
  const own = database.prepare<[string, number, number], FileRow & { message: number | null }>(
    `SELECT ${fileColumns}, f.message FROM file f WHERE f.public_id = ? AND f.conversation = ? AND f.author = ?`,
  );
  const send = database.prepare<[number, string]>("UPDATE file SET message = ? WHERE public_id = ?");
  const write = database.prepare<[string, number, number]>(
    "UPDATE message SET files = ? WHERE conversation = ? AND seq = ?",
  );
  const remove = database
    .prepare<[number, number], string>(
      "DELETE FROM file WHERE conversation = ? AND message = ? RETURNING public_id",
    )
    .pluck();
  return {
    /** The author's own of this conversation, not sent yet. Throws `not_found` for any other. */
    unsent(fileIds: readonly string[], { rowId }: Standing, author: number): FileInfo[] {
      return fileIds.map((id) => {
        const found = own.get(id, rowId, author);
        if (!found) throw new AppError("not_found", "There is no such file any more. Please add it again.");
        if (found.message !== null) throw new AppError("conflict", "This file was sent already.");
        return toFile(found);
      });
    },
    /** They belong to the conversation's newest message from now on. */
    attach(files: FileInfo[], { rowId, seq }: Standing): void {
      for (const { id } of files) send.run(seq, id);
      write.run(JSON.stringify(files), rowId, seq);
    },
    /** Forgets those of a message; answers their ids. */
    remove: ({ rowId }: Standing, seq: number): string[] => remove.all(rowId, seq),
  };
}
