import type Database from "better-sqlite3";
import type { AccountStore, Credential } from "../../../accounts/ports.ts";
import type { ChatStore } from "../../../chat/ports.ts";
import type { KnownAccount } from "../../../chat/store-requests.ts";
import { accountColumns } from "../columns.ts";
import { emailKey } from "../ids.ts";
import { prepareOpenInvitation } from "../operations/accounts.ts";
import { prepareOpenResetLink } from "../operations/passwords.ts";
import { type AccountRow, toAccount, toPerson } from "../rows.ts";
import type { Ask } from "./ask.ts";

type AccountReads = Pick<
  AccountStore,
  "account" | "accountByEmail" | "credential" | "hasAccounts" | "receivers" | "isOpenInvitation" | "resetLink"
> &
  Pick<ChatStore, "knownAccounts">;

/** A list that one page can show; an organisation with more receivers than this needs a desk, not a list. */
const mostReceivers = 1_000;

/** Who is who. */
export function prepareAccounts(database: Database.Database, ask: Ask): AccountReads {
  const byId = database.prepare<[string], AccountRow>(
    `SELECT ${accountColumns} FROM account WHERE public_id = ? AND deleted_at IS NULL`,
  );
  const credentialBy = (column: "email_key" | "public_id") =>
    database.prepare<[string], CredentialRow>(
      `SELECT ${accountColumns}, password_hash AS passwordHash, disabled_at AS disabledAt
       FROM account WHERE ${column} = ?`,
    );
  const [byEmail, byPublicId] = [credentialBy("email_key"), credentialBy("public_id")];
  const anyAccount = database.prepare("SELECT EXISTS (SELECT 1 FROM account)").pluck();
  const receivers = database.prepare<[number], ReceiverRow>(
    `SELECT public_id AS id, name, picture, last_seen_at AS lastSeenAt FROM account
     WHERE role = 'receiver' AND deleted_at IS NULL ORDER BY name, account.id LIMIT ?`,
  );
  const openInvitation = prepareOpenInvitation(database);
  const openResetLink = prepareOpenResetLink(database);
  const known = prepareKnown(database);

  return {
    account: (accountId) => ask(() => accountOrNull(byId.get(accountId))),
    accountByEmail: (email) => ask(() => credentialOrNull(byEmail.get(emailKey(email)))),
    credential: (accountId) => ask(() => credentialOrNull(byPublicId.get(accountId))),
    hasAccounts: () => ask(() => anyAccount.get() === 1),
    receivers: () =>
      ask(() =>
        receivers
          .all(mostReceivers)
          .map(({ id, name, picture, lastSeenAt }) => ({ ...toPerson(id, name, picture), lastSeenAt })),
      ),
    isOpenInvitation: (hash, at) => ask(() => openInvitation.get(hash, at) !== undefined),
    resetLink: (hash, at) => ask(() => accountOrNull(byId.get(openResetLink.get(hash, at)?.accountId ?? ""))),
    knownAccounts: (accountId, ids) => ask(() => known.all(JSON.stringify(ids), accountId)),
  };
}

function accountOrNull(row: AccountRow | undefined) {
  return row ? toAccount(row) : null;
}

type ReceiverRow = { id: string; name: string; picture: string | null; lastSeenAt: number | null };

type CredentialRow = AccountRow & { passwordHash: string; disabledAt: number | null };

function credentialOrNull(row: CredentialRow | undefined): Credential | null {
  if (!row) return null;
  return { account: toAccount(row), passwordHash: row.passwordHash, disabled: row.disabledAt !== null };
}

/** Receivers, and those whom a conversation joins with the one who asks. */
function prepareKnown(database: Database.Database) {
  return database.prepare<[accountIds: string, accountId: string], KnownAccount>(
    `SELECT DISTINCT a.public_id AS accountId, a.last_seen_at AS lastSeenAt, a.name, a.picture,
       a.deleted_at AS deletedAt
     FROM json_each(?) asked
     CROSS JOIN account a ON a.public_id = asked.value
     JOIN account me ON me.public_id = ?
     WHERE a.role = 'receiver'
        OR EXISTS (SELECT 1 FROM conversation c WHERE c.sender = a.id AND c.receiver = me.id)`,
  );
}
