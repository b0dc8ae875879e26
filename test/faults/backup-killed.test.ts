import { existsSync } from "node:fs";
import { cp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { restoreCopy } from "../../src/backup/restore-copy.ts";
import { takeBackup } from "../../src/backup/take-backup.ts";
import { openStore } from "../../src/store/open-store.ts";
import { startApp, temporaryFolder } from "../app.ts";
import { putBack, run } from "../backup/commands.ts";
import { quietPlace, talkAt } from "../backup/scene.ts";
import { faultTimeoutMs, isLong } from "./extent.ts";

const flags = ["--import", join(import.meta.dirname, "dies-at.ts")];

/** Runs a command that is killed right before its so-manieth change of a name; whether it lived. */
async function survives(step: number, command: "backup" | "restore", dataDir: string, args: string[]) {
  const { code } = await run(command, dataDir, args, flags, { DIES_AT: String(step) });
  return code === 0;
}

function* every(): Iterable<number> {
  for (let step = 1; ; step += 1) yield step;
}

test(
  "a restore that is killed leaves the old data or the new, and doing it again ends it",
  async () => {
    const { dataDir, path } = await placeWithOlderCopy();
    const found: number[] = [];
    // All is gathered, and does not count yet; some of it is in place, and some is not, twice.
    for (const step of isLong ? every() : [7, 11, 14]) {
      const folder = await temporaryFolder();
      await cp(dataDir, folder, { recursive: true });
      if (await survives(step, "restore", folder, [path])) break;
      // One time the next start comes first, the other time the same command once more.
      if (step % 2 === 1) found.push(await messagesAt(folder));
      await putBack(folder, path);
      expect(await messagesAt(folder)).toBe(1);
    }
    expect(new Set(found)).toEqual(new Set([1, 2]));
  },
  faultTimeoutMs,
);

test.runIf(isLong)(
  "a restore that forgot what it was about would be found out",
  async () => {
    const { dataDir, path } = await placeWithOlderCopy();
    for (const step of every()) {
      const folder = await temporaryFolder();
      await cp(dataDir, folder, { recursive: true });
      expect(await survives(step, "restore", folder, [path])).toBe(false);
      if (existsSync(join(folder, "parley.db"))) continue;
      await rm(join(folder, "restore.ready"), { recursive: true });
      expect([1, 2]).not.toContain(await messagesAt(folder));
      break;
    }
  },
  faultTimeoutMs,
);

test(
  "a backup that is killed leaves a whole copy or none",
  async () => {
    const dataDir = await quietPlace();
    const left: string[] = [];
    for (const step of isLong ? every() : [4]) {
      const folder = await temporaryFolder();
      if (await survives(step, "backup", dataDir, [folder])) break;
      left.push(...(await readdir(folder)).map((name) => join(folder, name)));
    }
    expect(left).not.toEqual([]);
    for (const copy of left.filter((path) => !path.endsWith(".unfinished"))) {
      await restoreCopy({ dataDir: await temporaryFolder(), copy, at: 0 });
    }
  },
  faultTimeoutMs,
);

/** One message in the copy, two in the place. */
async function placeWithOlderCopy(): Promise<{ dataDir: string; path: string }> {
  const { app, say } = await talkAt(await startApp());
  const { dataDir } = app;
  const { path } = await takeBackup({ dataDir, folder: await temporaryFolder(), keep: null, at: 0 });
  await say("Lost");
  await app.close();
  return { dataDir, path };
}

/** As many as whoever starts Parley now would find. */
async function messagesAt(dataDir: string): Promise<number> {
  const store = await openStore({ dataDir, onFatal: console.error });
  await store.close();
  const database = new Database(join(dataDir, "parley.db"), { readonly: true });
  const messages = database.prepare<[], number>("SELECT count(*) FROM message").pluck().get();
  database.close();
  return messages ?? 0;
}
