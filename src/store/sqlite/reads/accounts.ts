import type Database from "better-sqlite3";
import type { AccountStore, Session } from "../../../accounts/ports.ts";
import type { ChatStore, LastSeen } from "../../../chat/ports.ts";
import { accountColumns, publicId } from "../columns.ts";
import { emailKey } from "../ids.ts";
import { prepareOpenInvitation } from "../operations/accounts.ts";
import { type AccountRow, toAccount } from "../rows.ts";
import type { Ask } from "./ask.ts";

type AccountReads = Pick<
  AccountStore,
  "account" | "accountByEmail" | "hasAccounts" | "receivers" | "isOpenInvitation" | "session"
> &
  Pick<ChatStore, "knownAccounts">;

/** A list that one page can show; an organisation with more receivers than this needs a desk, not a list. */
const mostReceivers = 1_000;

/** Who is who, and who is signed in. */
export function prepareAccounts(database: Database.Database, ask: Ask): AccountReads {
  const byId = database.prepare<[string], AccountRow>(
    `SELECT ${accountColumns} FROM account WHERE public_id = ?`,
  );
  const byEmail = database.prepare<[string], AccountRow & { passwordHash: string }>(
    `SELECT ${accountColumns}, password_hash AS passwordHash FROM account WHERE email_key = ?`,
  );
  const anyAccount = database.prepare("SELECT EXISTS (SELECT 1 FROM account)").pluck();
  const receivers = database.prepare<[number], { id: string; name: string; lastSeenAt: number | null }>(
    `SELECT public_id AS id, name, last_seen_at AS lastSeenAt FROM account
     WHERE role = 'receiver' ORDER BY name, account.id LIMIT ?`,
  );
  const openInvitation = prepareOpenInvitation(database);
  const liveSession = database.prepare<[string], Session>(
    `SELECT id, ${publicId("account")} AS accountId, created_at AS createdAt, expires_at AS expiresAt
     FROM session WHERE id = ? AND ended_at IS NULL`,
  );
  const known = prepareKnown(database);

  return {
    account: (accountId) => ask(() => accountOrNull(byId.get(accountId))),
    accountByEmail: (email) => ask(() => credentials(byEmail.get(emailKey(email)))),
    hasAccounts: () => ask(() => anyAccount.get() === 1),
    receivers: () => ask(() => receivers.all(mostReceivers)),
    isOpenInvitation: (hash, at) => ask(() => openInvitation.get(hash, at) !== undefined),
    session: (sessionId) => ask(() => liveSession.get(sessionId) ?? null),
    knownAccounts: (accountId, ids) => ask(() => known.all(JSON.stringify(ids), accountId)),
  };
}

function accountOrNull(row: AccountRow | undefined) {
  return row ? toAccount(row) : null;
}

function credentials(row: (AccountRow & { passwordHash: string }) | undefined) {
  return row ? { account: toAccount(row), passwordHash: row.passwordHash } : null;
}

/** Receivers, and those whom a conversation joins with the one who asks. */
function prepareKnown(database: Database.Database) {
  return database.prepare<[accountIds: string, accountId: string], LastSeen>(
    `SELECT DISTINCT a.public_id AS accountId, a.last_seen_at AS lastSeenAt
     FROM json_each(?) asked
     CROSS JOIN account a ON a.public_id = asked.value
     JOIN account me ON me.public_id = ?
     WHERE a.role = 'receiver'
        OR EXISTS (SELECT 1 FROM conversation c WHERE c.sender = a.id AND c.receiver = me.id)`,
  );
}
