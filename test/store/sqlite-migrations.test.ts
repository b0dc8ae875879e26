import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import Database from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { migrate } from "../../src/store/sqlite/migrate.ts";
import { newFolder } from "./contract/world.ts";

describe("migrations", () => {
  test("run in order, each once", async () => {
    const { database, run, write } = await scene();
    await write("0001-one.sql", "CREATE TABLE one (id INTEGER); INSERT INTO one VALUES (1);");
    run();
    await write("0002-two.sql", "INSERT INTO one VALUES (2);");
    run();
    run();
    expect(database.prepare("SELECT id FROM one").pluck().all()).toEqual([1, 2]);
  });

  test("one that fails leaves nothing behind, and the next start goes on from there", async () => {
    const { database, run, write } = await scene();
    await write("0001-one.sql", "CREATE TABLE one (id INTEGER);");
    await write("0002-two.sql", "INSERT INTO one VALUES (2); INSERT INTO nowhere VALUES (2);");
    expect(run).toThrow(/nowhere/);
    expect(database.prepare("SELECT id FROM one").pluck().all()).toEqual([]);
    await write("0002-two.sql", "INSERT INTO one VALUES (2);");
    run();
    expect(database.prepare("SELECT id FROM one").pluck().all()).toEqual([2]);
  });

  test("one that was changed after it ran is refused", async () => {
    const { run, write } = await scene();
    await write("0001-one.sql", "CREATE TABLE one (id INTEGER);");
    run();
    await write("0001-one.sql", "CREATE TABLE one (id TEXT);");
    expect(run).toThrow(/another text of 0001-one\.sql/);
  });

  test("a database of a newer version is refused when the store opens", async () => {
    const dataDir = await folder();
    await (await openStore({ dataDir, onFatal: fail })).close();
    const database = new Database(join(dataDir, "parley.db"));
    database.exec("INSERT INTO migration VALUES (9999, '9999-later.sql', 'sum')");
    database.close();
    await expect(openStore({ dataDir, onFatal: fail })).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("newer version of Parley (9999-later.sql)"),
    });
  });
});

async function scene() {
  const dir = await folder();
  const database = new Database(":memory:");
  onTestFinished(() => {
    database.close();
  });
  return {
    database,
    run: () => migrate(database, pathToFileURL(`${dir}/`)),
    write: (name: string, sql: string) => writeFile(join(dir, name), sql),
  };
}

async function folder(): Promise<string> {
  const dir = await newFolder();
  onTestFinished(() => rm(dir, { recursive: true }));
  return dir;
}

function fail(error: Error): never {
  throw error;
}
