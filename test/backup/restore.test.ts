import { randomUUID } from "node:crypto";
import { appendFile, cp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { restoreCopy } from "../../src/backup/restore-copy.ts";
import { takeBackup } from "../../src/backup/take-backup.ts";
import { openStore } from "../../src/store/open-store.ts";
import { migrate } from "../../src/store/sqlite/migrate.ts";
import { get, startApp, temporaryFolder } from "../app.ts";
import { trailOf } from "../audit/scene.ts";
import { connect } from "../device.ts";
import { putBack, run } from "./commands.ts";
import { fingerprint, quietPlace, talkAt } from "./scene.ts";

/** A copy of a place where Sam said hello, and the place itself, where more was said since. */
async function olderCopy() {
  const place = await talkAt(await startApp());
  const { dataDir } = place.app;
  const copy = await copyOf(dataDir);
  const lost = await place.say("Lost");
  await place.app.close();
  return { ...place, dataDir, copy, lost };
}

async function copyOf(dataDir: string): Promise<string> {
  const { path } = await takeBackup({ dataDir, folder: await temporaryFolder(), keep: null, at: 0 });
  return path;
}

describe("what was said after the copy", () => {
  test("is gone, and no message ever has the id of one of those", async () => {
    const { app, dataDir, copy, lost, where, sam, rita } = await olderCopy();
    const said = await putBack(dataDir, copy);
    expect(said).toMatch(
      /^\S+ is as it was on [\d-]+ [\d:]+ UTC: 1 messages\. Start Parley\.\nWhat was there before is kept in \S+\.$/,
    );
    const again = await startApp({ dataDir });
    expect(again.chat.store.epoch).not.toBe(app.chat.store.epoch);

    const sams = await connect(again.url, sam.token);
    const send = (text: string, replyTo: string | null = null) =>
      sams.ask("message:send", { ...where, key: randomUUID(), text, replyTo });
    const { message: hello } = await send("Something else");
    expect(hello).toMatchObject({ seq: lost.seq });
    expect(hello.id).not.toBe(lost.id);
    const about = { ...where, messageId: lost.id };
    for (const [name, more] of [
      ["message:edit", { text: "Changed" }],
      ["message:delete", {}],
      ["message:react", { emoji: "👍", on: true }],
    ] as const) {
      expect(await sams.refused(name, { ...about, ...more })).toMatchObject({ code: "not_found" });
    }
    expect((await send("About what is lost", lost.id)).message.replyTo).toBeNull();
    expect((await send("About what is there", hello.id)).message.replyTo).toBe(hello.id);
    const path = `/api/conversations/${where.conversationId}/messages`;
    const { messages } = await get<{ messages: { id: string; replyTo: string | null }[] }>(
      again.url,
      path,
      sam.token,
    );
    expect(messages.map(({ replyTo }) => replyTo)).toEqual([null, null, null, hello.id]);
    expect(await trailOf(again, rita)).toContainEqual(
      expect.stringMatching(/^The data of \d{4}-.* UTC was put back/),
    );
    expect(await sams.ask("message:edit", { ...where, messageId: hello.id, text: "Else" })).toMatchObject({
      message: { id: hello.id },
    });
  });

  test("is kept aside, and can be put in its place again", async () => {
    const { dataDir, copy, sam, where } = await olderCopy();
    await restoreCopy({ dataDir, copy, at: 0 });
    const aside = (await readdir(dataDir)).find((name) => name.startsWith("before-restore-")) ?? "";
    await restoreCopy({ dataDir, copy: await copyOf(join(dataDir, aside)), at: 0 });
    const again = await startApp({ dataDir });
    const path = `/api/conversations/${where.conversationId}/messages`;
    const { messages } = await get<{ messages: { text: string }[] }>(again.url, path, sam.token);
    expect(messages.map(({ text }) => text)).toEqual(["Hello", "Lost"]);
  });
});

test("a copy that an older version made is brought to this one", async () => {
  const [older, dataDir] = [await temporaryFolder(), await temporaryFolder()];
  const migrations = await temporaryFolder();
  const all = await readdir(ownMigrations);
  for (const name of all.filter((one) => one < "0011"))
    await cp(join(ownMigrations, name), join(migrations, name));
  const database = new Database(join(older, "parley.db"));
  migrate(database, pathToFileURL(`${migrations}/`));
  database.exec("INSERT INTO meta (one, epoch) VALUES (1, 'older')");
  database.close();
  await restoreCopy({ dataDir, copy: await copyOf(older), at: 0 });
  const store = await openStore({ dataDir, onFatal: console.error });
  expect(store.epoch).not.toBe("older");
  await store.close();
  expect(readMigrations(dataDir)).toEqual(all.sort());
});

const ownMigrations = join(import.meta.dirname, "../../src/store/sqlite/migrations");

function readMigrations(dataDir: string): string[] {
  const database = new Database(join(dataDir, "parley.db"), { readonly: true });
  const names = database.prepare<[], string>("SELECT name FROM migration ORDER BY number").pluck().all();
  database.close();
  return names;
}

describe("a restore that cannot be made says why, and touches nothing", () => {
  test("while Parley runs on the data", async () => {
    const { app } = await talkAt(await startApp());
    const copy = await copyOf(app.dataDir);
    const { code, said } = await run("restore", app.dataDir, [copy]);
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringContaining("Another Parley is already running"),
    });
  });

  test("from what is no copy, not whole, or damaged", async () => {
    const [dataDir, folder] = [await quietPlace(), await temporaryFolder()];
    const copyAt = (at: number) => takeBackup({ dataDir, folder, keep: null, at });
    const [damaged, lacking, leading] = [await copyAt(0), await copyAt(60_000), await copyAt(120_000)];
    await appendFile(join(damaged.path, "parley.db"), "!");
    await rm(join(lacking.path, "secret.key"));
    await appendFile(join(leading.path, "checksums"), `${"0".repeat(64)}  ../../etc/passwd\n`);
    const before = fingerprint(dataDir);
    const refusal = (copy: string) => restoreCopy({ dataDir, copy, at: 0 });
    await expect(refusal(folder)).rejects.toThrow(/is no copy that Parley made, or it is not whole\.$/);
    await expect(refusal(damaged.path)).rejects.toThrow(
      /is damaged: parley\.db is not what was put there\.$/,
    );
    await expect(refusal(lacking.path)).rejects.toThrow(
      /is damaged: secret\.key is not what was put there\.$/,
    );
    await expect(refusal(leading.path)).rejects.toThrow(/is damaged: checksums is not what was put there\.$/);
    expect(await run("restore", dataDir, [])).toEqual({
      code: 1,
      said: "Say it like this: npm run restore -- <copy>",
    });
    expect(fingerprint(dataDir)).toEqual(before);
  });

  test("from a newer version of Parley", async () => {
    const [dataDir, fresh] = [await quietPlace(), await temporaryFolder()];
    const database = new Database(join(dataDir, "parley.db"));
    database.exec("INSERT INTO migration VALUES (9999, '9999-later.sql', '')");
    database.close();
    const copy = await copyOf(dataDir);
    await expect(restoreCopy({ dataDir: fresh, copy, at: 0 })).rejects.toThrow("made by a newer version");
    expect(await readdir(fresh)).not.toContain("parley.db");
  });
});
