import type Database from "better-sqlite3";
import type { Session } from "../../../accounts/ports.ts";
import { noAccount } from "./accounts.ts";

export function prepareCreateSession(database: Database.Database) {
  const insert = database.prepare<[string, number, number, string]>(
    `INSERT INTO session (id, created_at, expires_at, account)
     SELECT ?, ?, ?, id FROM account WHERE public_id = ?`,
  );
  return ({ id, accountId, createdAt, expiresAt }: Session): void => {
    if (insert.run(id, createdAt, expiresAt, accountId).changes === 0) throw noAccount();
  };
}

/** Ends a session; one that has ended or never was stays so. */
export function prepareEndSession(database: Database.Database) {
  const end = database.prepare<[number, string]>(
    "UPDATE session SET ended_at = ? WHERE id = ? AND ended_at IS NULL",
  );
  return (sessionId: string, at: number): void => {
    end.run(at, sessionId);
  };
}
