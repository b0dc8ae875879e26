import type Database from "better-sqlite3";
import type { AccountClaim, NewAccount } from "../../../accounts/ports.ts";
import { AppError } from "../../../shared/errors.ts";
import { emailKey, nameKey } from "../ids.ts";

/** Makes an account if its claim holds. Everything that can refuse comes before the first write. */
export function prepareCreateAccount(database: Database.Database) {
  const assertClaim = prepareAssertClaim(database);
  const byEmail = database.prepare<[string]>("SELECT 1 FROM account WHERE email_key = ?").pluck();
  const insert = database.prepare(
    `INSERT INTO account (public_id, name, name_key, email, email_key, role, owner, password_hash, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const useInvitation = database.prepare<[number, number | bigint, string]>(
    "UPDATE invitation SET used_at = ?, used_by = ? WHERE hash = ?",
  );
  return ({ id, name, email, role, passwordHash, at }: NewAccount, claim: AccountClaim): void => {
    assertClaim(claim, at);
    if (byEmail.get(emailKey(email))) throw emailTaken();
    const owner = claim.kind === "setup" ? 1 : 0;
    const made = insert.run(id, name, nameKey(name), email, emailKey(email), role, owner, passwordHash, at);
    if (claim.kind === "invitation") useInvitation.run(at, made.lastInsertRowid, claim.hash);
  };
}

function prepareAssertClaim(database: Database.Database) {
  const anyAccount = database.prepare("SELECT EXISTS (SELECT 1 FROM account)").pluck();
  const openInvitation = prepareOpenInvitation(database);
  return (claim: AccountClaim, at: number): void => {
    const isFirst = anyAccount.get() === 0;
    if (claim.kind === "setup") {
      if (!isFirst) throw new AppError("forbidden", "The first account was already made.");
    } else if (claim.kind === "invitation") {
      if (!openInvitation.get(claim.hash, at)) {
        throw new AppError("forbidden", "This invitation was already used, or is too old.");
      }
    } else if (isFirst) {
      throw new AppError("forbidden", "The owner has to make the first account, with the setup link.");
    }
  };
}

export function prepareOpenInvitation(database: Database.Database) {
  return database
    .prepare<[hash: string, at: number]>(
      "SELECT 1 FROM invitation WHERE hash = ? AND used_at IS NULL AND expires_at > ?",
    )
    .pluck();
}

export function prepareCreateInvitation(database: Database.Database) {
  const insert = database.prepare<[string, number, string]>(
    "INSERT INTO invitation (hash, expires_at, created_by) SELECT ?, ?, id FROM account WHERE public_id = ?",
  );
  return (hash: string, createdBy: string, expiresAt: number): void => {
    if (insert.run(hash, expiresAt, createdBy).changes === 0) throw noAccount();
  };
}

export function prepareSaveLastSeen(database: Database.Database) {
  // Whoever deletes their account leaves after it is gone.
  const save = database.prepare<[number, string]>(
    `UPDATE account SET last_seen_at = iif(deleted_at IS NULL, max(coalesce(last_seen_at, 0), ?), NULL)
     WHERE public_id = ?`,
  );
  return (accountId: string, at: number): void => {
    if (save.run(at, accountId).changes === 0) throw noAccount();
  };
}

export function noAccount(): AppError {
  return new AppError("not_found", "There is no such account.");
}

function emailTaken(): AppError {
  const sentence = "There is already an account with this e-mail address.";
  return new AppError("conflict", sentence, { fields: { email: sentence } });
}
