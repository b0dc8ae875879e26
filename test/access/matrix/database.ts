import { createHash } from "node:crypto";
import { globSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { onTestFinished } from "vitest";

/** Looks at what is stored, from beside the program. */
export interface Watched {
  /** A digest of everything that people's acts change. */
  state(): string;
}

/** What the program keeps of its own accord, without anybody having changed anything. */
const unminded = /^(meta|audit|search_progress|message_words.*)$/;
const unmindedColumns = new Set(["last_used_at", "last_seen_at"]);

export function watchDatabase(dataDir: string): Watched {
  const [file = ""] = globSync("*.db", { cwd: dataDir }).filter((name) => name !== "lock.db");
  const database = new Database(join(dataDir, file), { readonly: true });
  onTestFinished(() => void database.close());
  const tables = database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all()
    .filter((name) => !unminded.test(name))
    .map((name) => database.prepare(`SELECT ${columnsOf(database, name)} FROM ${name}`).raw());
  let seen: unknown;
  let digest = "";
  return {
    state() {
      const version = database.pragma("data_version", { simple: true });
      if (version !== seen) {
        const rows = JSON.stringify(tables.map((table) => table.all()));
        digest = createHash("sha256").update(rows).digest("hex");
        seen = version;
      }
      return digest;
    },
  };
}

function columnsOf(database: Database.Database, table: string): string {
  const names = database
    .prepare<[string], string>("SELECT name FROM pragma_table_info(?)")
    .pluck()
    .all(table);
  return names.filter((name) => !unmindedColumns.has(name)).join(", ");
}
