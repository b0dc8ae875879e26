import type Database from "better-sqlite3";
import type { AccountStore, Session } from "../../../accounts/ports.ts";
import type { Ask } from "./ask.ts";

type SessionReads = Pick<AccountStore, "session" | "sessionsOf" | "sessionsOver">;

const columns = `s.id, a.public_id AS accountId, s.created_at AS createdAt, s.expires_at AS expiresAt,
  s.user_agent AS userAgent, s.address, s.last_used_at AS lastUsedAt`;

/** More sign-ins than this are a program's, and no list for people. */
const mostListed = 100;

/** More than this over within seconds come with a restart of many programs; the others are found when they ask. */
const mostOver = 10_000;

/** Who is signed in. */
export function prepareSessions(database: Database.Database, ask: Ask): SessionReads {
  const live = database.prepare<[string], Session>(
    `SELECT ${columns} FROM session s JOIN account a ON a.id = s.account
     WHERE s.id = ? AND s.ended_at IS NULL AND a.disabled_at IS NULL`,
  );
  const ofAccount = database.prepare<[string, number, number], Session>(
    `SELECT ${columns} FROM account a JOIN session s ON s.account = a.id
     WHERE a.public_id = ? AND s.ended_at IS NULL AND s.expires_at > ? ORDER BY s.last_used_at DESC LIMIT ?`,
  );
  const over = database
    .prepare<[number, number, number], string>(
      "SELECT id FROM session WHERE coalesce(ended_at, expires_at) BETWEEN ? AND ? LIMIT ?",
    )
    .pluck();
  return {
    session: (sessionId) => ask(() => live.get(sessionId) ?? null),
    sessionsOf: (accountId, at) => ask(() => ofAccount.all(accountId, at, mostListed)),
    sessionsOver: (from, until) => ask(() => over.all(from, until, mostOver)),
  };
}
