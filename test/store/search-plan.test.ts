import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { prepareFindMessages } from "../../src/store/sqlite/search/find-messages.ts";
import { temporaryFolder } from "../app.ts";

test("a search is answered from the index: no table is read through, and nothing is sorted", async () => {
  const dataDir = await temporaryFolder();
  const store = await openStore({ dataDir, onFatal: () => {} });
  await store.close();
  const database = new Database(join(dataDir, "parley.db"), { readonly: true });
  onTestFinished(() => void database.close());
  const plan = planOf(database, searchIn(database));
  expect(plan.filter((step) => step.startsWith("SCAN"))).toEqual([
    expect.stringMatching(/^SCAN message_words VIRTUAL TABLE INDEX /),
  ]);
  expect(plan).toContain("SEARCH m USING INTEGER PRIMARY KEY (rowid=?)");
  expect(plan).toContain("SEARCH c USING INTEGER PRIMARY KEY (rowid=?)");
  expect(plan.join()).not.toContain("TEMP B-TREE");
});

/** The statement that searches, among those that are prepared for it. */
function searchIn(database: Database.Database): string {
  const prepared: string[] = [];
  const listening = new Proxy(database, {
    get(target, name) {
      if (name !== "prepare") return Reflect.get(target, name).bind(target);
      return (sql: string) => {
        prepared.push(sql);
        return target.prepare(sql);
      };
    },
  });
  prepareFindMessages(listening);
  const [search, ...others] = prepared.filter((sql) => sql.includes("MATCH"));
  if (!search || others.length > 0) throw new Error("One statement searches.");
  return search;
}

function planOf(database: Database.Database, sql: string): string[] {
  const asked = { match: "words : x", account: 1, below: 1, after: 0, before: 1, limit: 26 };
  const steps = database.prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(asked);
  return steps.map(({ detail }) => detail);
}
