import type Database from "better-sqlite3";
import type { DeletionStore } from "../../accounts/deletion-ports.ts";
import type { ProfileStore } from "../../accounts/profile-ports.ts";
import { preferencesFrom } from "../../shared/preferences.ts";
import type { Writer } from "./batch-queue.ts";
import type { Ask } from "./reads/ask.ts";
import { toAccount } from "./rows.ts";

/** Names and preferences, read and written; and the end of an account. */
export function prepareProfileStore(
  database: Database.Database,
  ask: Ask,
  writer: Writer,
): ProfileStore & DeletionStore {
  const kept = database
    .prepare<[string], string | null>("SELECT preferences FROM account WHERE public_id = ?")
    .pluck();
  const portrait = database.prepare<[string, string], { bytes: Buffer | null }>(
    `SELECT p.bytes FROM account a
     JOIN account me ON me.public_id = ?
     LEFT JOIN portrait p ON p.account = a.id
     WHERE a.public_id = ? AND a.deleted_at IS NULL
       AND (a.id = me.id OR a.role = 'receiver'
         OR EXISTS (SELECT 1 FROM conversation c WHERE c.sender = a.id AND c.receiver = me.id))`,
  );
  return {
    deleteAccount: (request) => writer.run("deleteAccount", request),
    changeName: async (accountId, name) => toAccount(await writer.run("changeName", accountId, name)),
    setPortrait: async (accountId, picture) => toAccount(await writer.run("setPortrait", accountId, picture)),
    portrait: (viewerId, accountId) => ask(() => portrait.get(viewerId, accountId)?.bytes),
    preferences: (accountId) => ask(() => preferencesOf(kept.get(accountId))),
    changePreferences: async (accountId, change) =>
      preferencesOf(await writer.run("changePreferences", accountId, change)),
  };
}

function preferencesOf(kept: string | null | undefined) {
  return preferencesFrom(kept ? JSON.parse(kept) : {});
}
