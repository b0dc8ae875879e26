import type Database from "better-sqlite3";
import type { Session, SessionUse } from "../../../accounts/ports.ts";
import { AppError } from "../../../shared/errors.ts";
import { noAccount } from "./accounts.ts";

/** NOTE the account is looked at here once more: since its password was checked it may have changed. */
export function prepareCreateSession(database: Database.Database) {
  const insert = database.prepare(
    `INSERT INTO session (id, created_at, expires_at, user_agent, address, last_used_at, account)
     SELECT ?, ?, ?, ?, ?, ?, id FROM account WHERE public_id = ? AND password_hash = ?
       AND (two_factor_since IS NULL OR ?) AND disabled_at IS NULL`,
  );
  const known = database.prepare<[string]>("SELECT 1 FROM account WHERE public_id = ?").pluck();
  return (session: Session, checkedHash: string, passedSecondStep: boolean): void => {
    const { id, accountId, createdAt, expiresAt, userAgent, address, lastUsedAt } = session;
    const of = [accountId, checkedHash, passedSecondStep ? 1 : 0];
    if (insert.run(id, createdAt, expiresAt, userAgent, address, lastUsedAt, ...of).changes > 0) return;
    throw known.get(accountId)
      ? new AppError("unauthenticated", "That e-mail address and password do not belong together.")
      : noAccount();
  };
}

/** Ends a session; one that has ended or never was stays so. */
export function prepareEndSession(database: Database.Database) {
  const end = database.prepare(
    `UPDATE session SET ended_at = @at WHERE id = @sessionId AND ended_at IS NULL
     AND (@accountId IS NULL OR account = (SELECT id FROM account WHERE public_id = @accountId))`,
  );
  return (sessionId: string, at: number, accountId: string | null): boolean =>
    end.run({ sessionId, at, accountId }).changes > 0;
}

/** Ends all sessions of an account (its row) but one. */
export function prepareEndSessions(database: Database.Database) {
  const end = database
    .prepare<[at: number, account: number, keep: string | null], string>(
      "UPDATE session SET ended_at = ? WHERE account = ? AND ended_at IS NULL AND id IS NOT ? RETURNING id",
    )
    .pluck();
  return (account: number, keep: string | null, at: number): string[] => end.all(at, account, keep);
}

export function prepareEndOtherSessions(database: Database.Database) {
  const endSessions = prepareEndSessions(database);
  const byId = database.prepare<[string], number>("SELECT id FROM account WHERE public_id = ?").pluck();
  return (accountId: string, keep: string | null, at: number): string[] => {
    const account = byId.get(accountId);
    if (account === undefined) throw noAccount();
    return endSessions(account, keep, at);
  };
}

export function prepareSaveSessionUses(database: Database.Database) {
  const save = database.prepare<[number, string]>(
    "UPDATE session SET last_used_at = max(last_used_at, ?) WHERE id = ? AND ended_at IS NULL",
  );
  return (uses: SessionUse[]): void => {
    for (const { sessionId, at } of uses) save.run(at, sessionId);
  };
}

/** So few that a message never waits for this. */
const removedAtOnce = 200;

export function prepareRemoveSessions(database: Database.Database) {
  const remove = database.prepare<[number, number]>(
    `DELETE FROM session WHERE id IN
       (SELECT id FROM session WHERE coalesce(ended_at, expires_at) < ? LIMIT ?)`,
  );
  return (before: number): number => remove.run(before, removedAtOnce).changes;
}
