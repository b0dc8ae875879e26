import type Database from "better-sqlite3";
import { accountColumns } from "../columns.ts";
import type { AccountRow } from "../rows.ts";
import { noAccount } from "./accounts.ts";

/** Puts a picture in the place of the one before, or takes that away. */
export function prepareSetPortrait(database: Database.Database) {
  const name = database.prepare<[string | null, string], AccountRow & { rowId: number }>(
    `UPDATE account SET picture = ? WHERE public_id = ? AND deleted_at IS NULL
     RETURNING ${accountColumns}, id AS rowId`,
  );
  const put = database.prepare<[number, Buffer]>(
    "INSERT INTO portrait VALUES (?, ?) ON CONFLICT (account) DO UPDATE SET bytes = excluded.bytes",
  );
  const remove = database.prepare<[number]>("DELETE FROM portrait WHERE account = ?");
  return (accountId: string, picture: { id: string; bytes: Uint8Array } | null): AccountRow => {
    const row = name.get(picture?.id ?? null, accountId);
    if (!row) throw noAccount();
    if (picture) put.run(row.rowId, Buffer.from(picture.bytes));
    else remove.run(row.rowId);
    const { rowId: _, ...account } = row;
    return account;
  };
}
