import type Database from "better-sqlite3";
import type { TwoFactorFacts, TwoFactorStore } from "../../../accounts/two-factor-ports.ts";
import type { Ask } from "./ask.ts";

type TwoFactorReads = Pick<
  TwoFactorStore,
  "twoFactor" | "hasTwoFactor" | "sealedSecrets" | "receiversWithoutTwoFactor" | "setting"
>;

/** The second step of signing in, and what the owner decided for everybody. */
export function prepareTwoFactor(database: Database.Database, ask: Ask): TwoFactorReads {
  const facts = database.prepare<[string], TwoFactorFacts>(
    `SELECT two_factor_secret AS secret, two_factor_since AS since, two_factor_last_step AS lastStep,
       (SELECT count(*) FROM recovery_code r WHERE r.account = a.id AND r.used_at IS NULL) AS recoveryCodesLeft
     FROM account a WHERE public_id = ? AND two_factor_since IS NOT NULL`,
  );
  const has = database
    .prepare<[string]>("SELECT 1 FROM account WHERE public_id = ? AND two_factor_since IS NOT NULL")
    .pluck();
  const secrets = database.prepare<[], { accountId: string; secret: string }>(
    `SELECT public_id AS accountId, two_factor_secret AS secret FROM account
     WHERE two_factor_since IS NOT NULL`,
  );
  const without = database
    .prepare<[], string>(
      "SELECT public_id FROM account WHERE role = 'receiver' AND two_factor_since IS NULL AND deleted_at IS NULL",
    )
    .pluck();
  const setting = database.prepare<[string], string>("SELECT value FROM setting WHERE name = ?").pluck();

  return {
    twoFactor: (accountId) => ask(() => facts.get(accountId) ?? null),
    hasTwoFactor: (accountId) => ask(() => has.get(accountId) !== undefined),
    sealedSecrets: () => ask(() => secrets.all()),
    receiversWithoutTwoFactor: () => ask(() => without.all()),
    setting: (name) => ask(() => setting.get(name) ?? null),
  };
}
