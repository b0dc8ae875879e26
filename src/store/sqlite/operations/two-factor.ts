import type Database from "better-sqlite3";
import type { TwoFactorStore } from "../../../accounts/two-factor-ports.ts";
import { AppError } from "../../../shared/errors.ts";

type Given<N extends keyof TwoFactorStore> = Parameters<TwoFactorStore[N]>[0];

export function prepareTurnOnTwoFactor(database: Database.Database) {
  const turnOn = database.prepare<[string, number, number, string]>(
    `UPDATE account SET two_factor_secret = ?, two_factor_since = ?, two_factor_last_step = ?
     WHERE public_id = ? AND two_factor_since IS NULL`,
  );
  const replaceCodes = prepareReplaceRecoveryCodes(database);
  return ({ accountId, secret, step, recoveryHashes, at }: Given<"turnOnTwoFactor">): void => {
    if (turnOn.run(secret, at, step, accountId).changes === 0) {
      throw new AppError("conflict", "Two-factor sign-in is on already.");
    }
    replaceCodes(accountId, recoveryHashes);
  };
}

/** Leaves nothing behind: neither the secret nor the recovery codes. */
export function prepareTurnOffTwoFactor(database: Database.Database) {
  const turnOff = database.prepare<[string]>(
    `UPDATE account SET two_factor_secret = NULL, two_factor_since = NULL, two_factor_last_step = NULL
     WHERE public_id = ? AND two_factor_since IS NOT NULL`,
  );
  const removeCodes = prepareRemoveCodes(database);
  return (accountId: string): void => {
    if (turnOff.run(accountId).changes === 0) throw notOn();
    removeCodes.run(accountId);
  };
}

/** Whether the step is later than every one used before: so a code counts once, in one statement. */
export function prepareUseTwoFactorStep(database: Database.Database) {
  const use = database.prepare<[number, string, number]>(
    `UPDATE account SET two_factor_last_step = ?
     WHERE public_id = ? AND two_factor_since IS NOT NULL AND two_factor_last_step < ?`,
  );
  return (accountId: string, step: number): boolean => use.run(step, accountId, step).changes === 1;
}

export function prepareUseRecoveryCode(database: Database.Database) {
  const use = database.prepare<[number, string, string]>(
    `UPDATE recovery_code SET used_at = ? WHERE hash = ? AND used_at IS NULL
     AND account = (SELECT id FROM account WHERE public_id = ? AND two_factor_since IS NOT NULL)`,
  );
  return (accountId: string, hash: string, at: number): boolean => use.run(at, hash, accountId).changes === 1;
}

/** The former codes, used or not, are gone. */
export function prepareReplaceRecoveryCodes(database: Database.Database) {
  const rowId = database
    .prepare<[string], number>("SELECT id FROM account WHERE public_id = ? AND two_factor_since IS NOT NULL")
    .pluck();
  const removeCodes = prepareRemoveCodes(database);
  const insert = database.prepare<[number, string]>(
    "INSERT INTO recovery_code (account, hash) VALUES (?, ?)",
  );
  return (accountId: string, hashes: string[]): void => {
    const account = rowId.get(accountId);
    if (account === undefined) throw notOn();
    removeCodes.run(accountId);
    for (const hash of hashes) insert.run(account, hash);
  };
}

/** Puts the same secret under another key. One that was changed meanwhile stays as it is. */
export function prepareResealTwoFactor(database: Database.Database) {
  const reseal = database.prepare<[string, string, string]>(
    "UPDATE account SET two_factor_secret = ? WHERE public_id = ? AND two_factor_secret = ?",
  );
  return (accountId: string, from: string, to: string): void => {
    reseal.run(to, accountId, from);
  };
}

export function prepareSaveSetting(database: Database.Database) {
  const save = database.prepare<[string, string]>(
    "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  );
  return (name: string, value: string): void => {
    save.run(name, value);
  };
}

function prepareRemoveCodes(database: Database.Database) {
  return database.prepare<[string]>(
    "DELETE FROM recovery_code WHERE account = (SELECT id FROM account WHERE public_id = ?)",
  );
}

function notOn(): AppError {
  return new AppError("conflict", "Two-factor sign-in is not on.");
}
