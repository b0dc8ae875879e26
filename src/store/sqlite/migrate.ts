import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type Database from "better-sqlite3";
import { AppError } from "../../shared/errors.ts";

interface Migration {
  number: number;
  name: string;
  sql: string;
  checksum: string;
}

/**
 * Brings the database to this program's schema, one transaction per step: a stop in between resumes there.
 * Throws an AppError `unavailable` for a database that is newer than the program, or that another variant made.
 */
export function migrate(
  database: Database.Database,
  folder = new URL("./migrations/", import.meta.url),
): void {
  const migrations = readMigrations(folder);
  database.exec(
    "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL) STRICT",
  );
  const applied = database
    .prepare<[], { number: number; name: string; checksum: string }>(
      "SELECT * FROM migration ORDER BY number",
    )
    .all();
  for (const step of applied) assertKnown(step, migrations);
  const done = applied.at(-1)?.number ?? 0;
  for (const migration of migrations.filter(({ number }) => number > done)) apply(database, migration);
}

function readMigrations(folder: URL): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-.+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(new URL(name, folder), "utf8");
      const checksum = createHash("sha256").update(sql).digest("hex");
      return { number: Number(name.slice(0, 4)), name, sql, checksum };
    });
}

function assertKnown(
  step: { number: number; name: string; checksum: string },
  migrations: Migration[],
): void {
  const known = migrations.find(({ number }) => number === step.number);
  if (!known) {
    throw new AppError(
      "unavailable",
      `The database was made by a newer version of Parley (${step.name}). Start that version, or restore a backup.`,
    );
  } else if (known.checksum !== step.checksum) {
    throw new AppError(
      "unavailable",
      `The database was made with another text of ${step.name}. Migrations never change: add a new one instead.`,
    );
  }
}

function apply(database: Database.Database, { number, name, sql, checksum }: Migration): void {
  const record = database.prepare("INSERT INTO migration VALUES (?, ?, ?)");
  const step = database.transaction(() => {
    database.exec(sql);
    record.run(number, name, checksum);
  });
  step.immediate();
}
