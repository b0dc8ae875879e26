import type Database from "better-sqlite3";
import type { PasswordChange, ResetLink } from "../../../accounts/ports.ts";
import { AppError } from "../../../shared/errors.ts";
import { noAccount } from "./accounts.ts";
import { prepareEndSessions } from "./sessions.ts";

/** The password, and what hung on the former one: sessions and links. */
function prepareSetPassword(database: Database.Database) {
  const endSessions = prepareEndSessions(database);
  const withdraw = prepareWithdrawResetLinks(database);
  const set = database.prepare<[hash: string, at: number, account: number]>(
    "UPDATE account SET password_hash = ?, password_changed_at = ? WHERE id = ?",
  );
  return (account: number, passwordHash: string, keepSession: string | null, at: number): string[] => {
    set.run(passwordHash, at, account);
    withdraw(account);
    return endSessions(account, keepSession, at);
  };
}

export function prepareChangePassword(database: Database.Database) {
  const setPassword = prepareSetPassword(database);
  const checked = database
    .prepare<[string, string], number>(
      "SELECT id FROM account WHERE public_id = ? AND password_hash = ? AND disabled_at IS NULL",
    )
    .pluck();
  return ({ accountId, checkedHash, passwordHash, keepSession, at }: PasswordChange): string[] => {
    const account = checked.get(accountId, checkedHash);
    if (account === undefined) {
      throw new AppError("conflict", "The password was changed just now. Please start over.");
    }
    return setPassword(account, passwordHash, keepSession, at);
  };
}

export function prepareCreateResetLink(database: Database.Database) {
  const withdraw = prepareWithdrawResetLinks(database);
  const byId = database
    .prepare<[string], number>("SELECT id FROM account WHERE public_id = ? AND disabled_at IS NULL")
    .pluck();
  const insert = database.prepare(
    "INSERT INTO reset_link (hash, account, created_by, expires_at) VALUES (?, ?, ?, ?)",
  );
  return ({ hash, accountId, createdBy, expiresAt }: ResetLink): void => {
    const [account, maker] = [byId.get(accountId), byId.get(createdBy)];
    if (account === undefined || maker === undefined) throw noAccount();
    withdraw(account);
    insert.run(hash, account, maker, expiresAt);
  };
}

export function prepareUseResetLink(database: Database.Database) {
  const setPassword = prepareSetPassword(database);
  const open = prepareOpenResetLink(database);
  const use = database.prepare<[number, string]>("UPDATE reset_link SET used_at = ? WHERE hash = ?");
  return (hash: string, passwordHash: string, at: number): { accountId: string; ended: string[] } => {
    const link = open.get(hash, at);
    if (!link)
      throw new AppError("forbidden", "This link was used or has run out. Please ask for a new one.");
    use.run(at, hash);
    return { accountId: link.accountId, ended: setPassword(link.account, passwordHash, null, at) };
  };
}

export function prepareOpenResetLink(database: Database.Database) {
  return database.prepare<[hash: string, at: number], { account: number; accountId: string }>(
    `SELECT a.id AS account, a.public_id AS accountId FROM reset_link l JOIN account a ON a.id = l.account
     WHERE l.hash = ? AND l.used_at IS NULL AND l.expires_at > ? AND a.disabled_at IS NULL`,
  );
}

/** Those that were used stay: they say what happened. */
export function prepareWithdrawResetLinks(database: Database.Database) {
  const withdraw = database.prepare<[number]>("DELETE FROM reset_link WHERE account = ? AND used_at IS NULL");
  return (account: number): void => {
    withdraw.run(account);
  };
}
