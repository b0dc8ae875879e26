import type Database from "better-sqlite3";
import { noAccount } from "./accounts.ts";
import { prepareWithdrawResetLinks } from "./passwords.ts";
import { prepareEndSessions } from "./sessions.ts";

export function prepareDisableAccount(database: Database.Database) {
  const endSessions = prepareEndSessions(database);
  const withdrawResetLinks = prepareWithdrawResetLinks(database);
  const disable = database
    .prepare<[number, string], number>(
      "UPDATE account SET disabled_at = coalesce(disabled_at, ?) WHERE public_id = ? RETURNING id",
    )
    .pluck();
  return (accountId: string, at: number): string[] => {
    const account = disable.get(at, accountId);
    if (account === undefined) throw noAccount();
    withdrawResetLinks(account);
    return endSessions(account, null, at);
  };
}

export function prepareEnableAccount(database: Database.Database) {
  const enable = database.prepare<[string]>(
    "UPDATE account SET disabled_at = NULL WHERE public_id = ? AND deleted_at IS NULL",
  );
  return (accountId: string): void => {
    if (enable.run(accountId).changes === 0) throw noAccount();
  };
}
