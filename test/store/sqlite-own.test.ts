import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { runBatch } from "../../src/store/sqlite/batch.ts";
import { migrate } from "../../src/store/sqlite/migrate.ts";
import { prepareOperations } from "../../src/store/sqlite/operations/operations.ts";
import { assertDurable, setWriterPragmas } from "../../src/store/sqlite/pragmas.ts";
import { commitsInLog } from "./commit-frames.ts";
import { newFolder, newSession, newWorld, pair } from "./contract/world.ts";

describe("what a commit promises", () => {
  test("the writer's settings keep what they store", async () => {
    const database = await emptyDatabase();
    setWriterPragmas(database);
    expect(() => assertDurable(database)).not.toThrow();
    expect(database.pragma("foreign_keys", { simple: true })).toBe(1);
    expect(database.pragma("secure_delete", { simple: true })).toBe(1);
  });

  test.each(["synchronous = NORMAL", "synchronous = OFF", "journal_mode = DELETE"])(
    "a database with %s is refused",
    async (setting) => {
      const database = await emptyDatabase();
      setWriterPragmas(database);
      database.pragma(setting);
      expect(() => assertDurable(database)).toThrow(/does not promise to keep what it stores/);
    },
  );

  test("messages sent together share commits", async () => {
    const dir = await folder();
    const store = await openStore({ dataDir: dir, onFatal: fail });
    const world = await newWorld(store);
    const { sender, id } = await pair(world);
    const log = join(dir, "parley.db-wal");
    const before = await commitsInLog(log);
    await Promise.all(Array.from({ length: 600 }, (_, i) => world.say(id, sender, `Message ${i}`)));
    // 512 at most in the first, and whatever is left in the second. Those of the search's index come when it is
    // their time, 200 messages in each.
    const commits = (await commitsInLog(log)) - before;
    expect(commits).toBeGreaterThanOrEqual(2);
    expect(commits).toBeLessThanOrEqual(2 + 600 / 200 + 1);
    await store.close();
  });

  test("what was deleted is in no file any more", async () => {
    const dir = await folder();
    const store = await openStore({ dataDir: dir, onFatal: fail });
    const world = await newWorld(store);
    const { sender, id } = await pair(world);
    const { message } = await world.say(id, sender, "the-password-of-the-safe ".repeat(20));
    await world.say(id, sender, "the-weather-is-fine");
    const where = { conversationId: id, messageId: message.id, accountId: sender.id };
    await store.deleteMessage({ ...where, at: world.later() });
    await store.close();
    const file = await readFile(join(dir, "parley.db"), "latin1");
    expect(file).toContain("the-weather-is-fine");
    expect(file).not.toContain("the-password-of-the-safe");
  });
});

describe("a batch", () => {
  test("an operation that fails halfway leaves nothing behind and harms nobody else", async () => {
    const database = await emptyDatabase();
    const operations = await migrated(database);
    const count = database.prepare("UPDATE meta SET probes = probes + 1");
    const failing = () => {
      count.run();
      throw new TypeError("A bug.");
    };
    const answer = runBatch(database, { ...operations, endSession: failing }, [
      ["probe"],
      ["endSession", "s", 1],
      ["saveLastSeen", "nobody", 1],
      ["probe"],
    ]);
    expect(answer.failed).toEqual([[1, new TypeError("A bug.")]]);
    expect(answer.refused).toEqual([[2, expect.objectContaining({ code: "not_found" })]]);
    expect(database.prepare("SELECT probes FROM meta").pluck().get()).toBe(2);
  });

  test("a full disk loses the whole batch, and the next one works once there is room", async () => {
    const database = await emptyDatabase();
    const operations = await migrated(database);
    const pages = Number(database.pragma("page_count", { simple: true }));
    database.pragma(`max_page_count = ${pages}`);
    const long = { id: "s", name: "x".repeat(20_000), email: "s@example.org", passwordHash: "hash", at: 1 };
    const jobs: Parameters<typeof runBatch>[2] = [
      ["probe"],
      ["createAccount", { ...long, role: "receiver" }, { kind: "setup" }],
    ];
    expect(() => runBatch(database, operations, jobs)).toThrow(/full/);
    expect(database.prepare("SELECT probes FROM meta").pluck().get()).toBe(0);
    database.pragma(`max_page_count = ${pages + 100}`);
    expect(runBatch(database, operations, jobs)).toMatchObject({ refused: [], failed: [] });
    expect(database.prepare("SELECT probes FROM meta").pluck().get()).toBe(1);
  });

  test("a request that fails by a bug is rejected to its caller alone", async () => {
    const store = await openStore({ dataDir: await folder(), onFatal: fail });
    const world = await newWorld(store);
    const { sender, id } = await pair(world);
    const session = newSession(sender, 1, "twice");
    const [first, second, said] = await Promise.allSettled([
      store.createSession(session, "hash"),
      store.createSession(session, "hash"),
      world.say(id, sender, "Hello"),
    ]);
    expect([first.status, second.status, said.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
    await store.close();
  });
});

describe("the folder", () => {
  test("is made for its owner alone", async () => {
    const dir = join(await folder(), "deep", "data");
    const store = await openStore({ dataDir: dir, onFatal: fail });
    expect((await stat(dir)).mode & 0o777).toBe(0o700);
    await store.close();
  });

  test("that cannot be made is refused with its name", async () => {
    const dir = await folder();
    await writeFile(join(dir, "file"), "");
    const dataDir = join(dir, "file", "data");
    await expect(openStore({ dataDir, onFatal: fail })).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringContaining(dataDir),
    });
  });

  test("with a file that is no database is refused, and free again", async () => {
    const dir = await folder();
    await writeFile(join(dir, "parley.db"), "This is not a database. ".repeat(500));
    const refusal = { code: "unavailable", message: expect.stringContaining("parley.db cannot be used") };
    await expect(openStore({ dataDir: dir, onFatal: fail })).rejects.toMatchObject(refusal);
    await rm(join(dir, "parley.db"));
    await (await openStore({ dataDir: dir, onFatal: fail })).close();
  });
});

async function folder(): Promise<string> {
  const dir = await newFolder();
  onTestFinished(() => rm(dir, { recursive: true }));
  return dir;
}

async function emptyDatabase(): Promise<Database.Database> {
  const database = new Database(join(await folder(), "parley.db"));
  onTestFinished(() => {
    database.close();
  });
  return database;
}

async function migrated(database: Database.Database) {
  migrate(database);
  database.exec("INSERT INTO meta (one, epoch) VALUES (1, 'epoch')");
  return prepareOperations(database);
}

function fail(error: Error): never {
  throw error;
}
