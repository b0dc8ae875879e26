import type Database from "better-sqlite3";
import type { DeletionStore } from "../../../accounts/deletion-ports.ts";
import { AppError } from "../../../shared/errors.ts";
import { nameOfDeleted } from "../../../shared/permissions.ts";
import { noAccount } from "./accounts.ts";
import { prepareEndSessions } from "./sessions.ts";
import type { Standings } from "./standings.ts";

/** The row stays, because messages point to it; nothing in it tells who it was. The address is free again. */
export function prepareDeleteAccount(database: Database.Database, standings: Standings) {
  const endSessions = prepareEndSessions(database);
  const known = database.prepare<[string], { id: number; owner: number; passwordHash: string }>(
    `SELECT id, owner, password_hash AS passwordHash FROM account
     WHERE public_id = ? AND deleted_at IS NULL`,
  );
  const empty = database.prepare<{ account: number; name: string; at: number }>(
    `UPDATE account SET name = :name, name_key = '', email = '', email_key = 'deleted ' || public_id,
       password_hash = '', last_seen_at = NULL, password_changed_at = NULL, two_factor_secret = NULL,
       two_factor_since = NULL, two_factor_last_step = NULL, preferences = NULL, picture = NULL,
       disabled_at = :at, deleted_at = :at WHERE id = :account`,
  );
  const removeTheirs = prepareRemoveTheirs(database);
  return ({ accountId, checkedHash, at }: Parameters<DeletionStore["deleteAccount"]>[0]): string[] => {
    const found = known.get(accountId);
    if (!found) throw noAccount();
    if (checkedHash !== null && checkedHash !== found.passwordHash) {
      throw new AppError("conflict", "The password was changed just now. Please start over.");
    }
    if (found.owner === 1) throw new AppError("forbidden", "The owner's account cannot be deleted.");
    const ended = endSessions(found.id, null, at);
    empty.run({ account: found.id, name: nameOfDeleted, at });
    removeTheirs(found.id);
    // What is remembered of their conversations says that they are there.
    standings.flush();
    standings.forget();
    return ended;
  };
}

/** What lies beside the account, and was for nobody else. */
function prepareRemoveTheirs(database: Database.Database): (account: number) => void {
  const statements = [
    database.prepare<[number]>("UPDATE session SET user_agent = NULL, address = NULL WHERE account = ?"),
    database.prepare<[number]>("DELETE FROM recovery_code WHERE account = ?"),
    database.prepare<[number]>("DELETE FROM reset_link WHERE account = ?"),
    database.prepare<[number]>("DELETE FROM portrait WHERE account = ?"),
    database.prepare<[number]>("DELETE FROM muted WHERE account = ?"),
    database.prepare<[number]>("DELETE FROM quiet WHERE account = ?"),
    // As long ago as can be: what was never sent goes with the next tidying, and its bytes with it.
    database.prepare<[number]>("UPDATE file SET created_at = 0 WHERE author = ? AND message IS NULL"),
  ];
  return (account) => {
    for (const statement of statements) statement.run(account);
  };
}
