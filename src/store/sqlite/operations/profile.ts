import type Database from "better-sqlite3";
import type { PreferenceChange } from "../../../accounts/profile-ports.ts";
import { accountColumns } from "../columns.ts";
import { nameKey } from "../ids.ts";
import type { AccountRow } from "../rows.ts";
import { noAccount } from "./accounts.ts";

export function prepareChangeName(database: Database.Database) {
  const change = database.prepare<[string, string, string], AccountRow>(
    `UPDATE account SET name = ?, name_key = ? WHERE public_id = ? AND deleted_at IS NULL
     RETURNING ${accountColumns}`,
  );
  return (accountId: string, name: string): AccountRow => {
    const row = change.get(name, nameKey(name), accountId);
    if (!row) throw noAccount();
    return row;
  };
}

/** Answers all preferences, as JSON. */
export function prepareChangePreferences(database: Database.Database) {
  const change = database
    .prepare<[string, string], string>(
      `UPDATE account SET preferences = json_patch(coalesce(preferences, '{}'), ?)
       WHERE public_id = ? AND deleted_at IS NULL RETURNING preferences`,
    )
    .pluck();
  return (accountId: string, wished: PreferenceChange): string => {
    const preferences = change.get(JSON.stringify(wished), accountId);
    if (preferences === undefined) throw noAccount();
    return preferences;
  };
}
