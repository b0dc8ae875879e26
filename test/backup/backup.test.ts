import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readLastBackup } from "../../src/backup/last-backup.ts";
import { assertRoom } from "../../src/backup/room.ts";
import { takeBackup } from "../../src/backup/take-backup.ts";
import { startApp, temporaryFolder } from "../app.ts";
import { trailPage } from "../audit/scene.ts";
import { picture, upload } from "../files/uploading.ts";
import { backUp, putBack, run } from "./commands.ts";
import { fingerprint, quietPlace, talkAt } from "./scene.ts";

const minuteMs = 60_000;

describe("a backup of a place that runs", () => {
  test("says in one line what is in it, and is for its owner alone", async () => {
    const place = await talkAt(await startApp());
    const folder = join(await temporaryFolder(), "copies");
    expect((await trailPage(place.app, place.rita)).html).toContain("No backup yet.");
    const { code, said } = await run("backup", place.app.dataDir, [folder]);
    expect(code).toBe(0);
    expect(said).toMatch(/^[\d-]+ [\d:]+ UTC: 1 messages, 2 people and 0 files, 1 MB, are in \S+\.$/);
    const modes = await modesIn(folder);
    expect([...new Set(modes.files)]).toEqual([0o600]);
    expect([...new Set(modes.folders)]).toEqual([0o700]);
    expect(readLastBackup(place.app.dataDir)).toMatchObject({ messages: 1, people: 2 });
    const page = await trailPage(place.app, place.rita);
    expect(page.html).toMatch(/Last backup: .+\. Messages in it: 1\./);
  });

  test("has the pictures and files that are sent, and those that wait to be", async () => {
    const { app, sam, sams, where } = await talkAt(await startApp());
    const sending = { url: app.url, token: sam.token, ...where };
    const [shown, waiting, deleted] = [
      await upload(sending, await picture()),
      await upload(sending, "it waits"),
      await upload(sending, "it was deleted"),
    ];
    const wish = (fileId: string) => ({ ...where, key: randomUUID(), text: "Look", fileIds: [fileId] });
    await sams.ask("message:send", wish(shown.id));
    const { message } = await sams.ask("message:send", wish(deleted.id));
    await sams.ask("message:delete", { ...where, messageId: message.id });
    const copy = await backUp(app.dataDir, await temporaryFolder());
    const held = fingerprint(join(copy, "files")).map((line) => line.replace(/^.*\/(\S+) .*$/, "$1"));
    expect(held).toEqual([shown.id, `${shown.id}.thumbnail`, waiting.id].sort());
    const restored = await temporaryFolder();
    await putBack(restored, copy);
    expect(contentsOf(join(restored, "files"))).toEqual(contentsOf(join(app.dataDir, "files")));

    // One that is lost already keeps nobody from having the rest.
    await rm(join(app.dataDir, "files", waiting.id.slice(0, 2), waiting.id));
    const { code, said } = await run("backup", app.dataDir, [await temporaryFolder()]);
    expect(code).toBe(1);
    expect(said).toContain(`lacks files that messages name: 1, the first ${waiting.id}.`);
  });
});

describe("copies", () => {
  test("beyond as many as one wants are removed, the oldest first, and nothing else", async () => {
    const [dataDir, folder] = [await quietPlace(), await temporaryFolder()];
    await mkdir(join(folder, "something-else"));
    const start = Date.UTC(2026, 0, 1);
    const left = [0, 1, 2, 3].map((n) => takeBackupAt(dataDir, folder, start + n * minuteMs, null));
    for (const one of left) await one;
    const { removed } = await takeBackupAt(dataDir, folder, start + 4 * minuteMs, 2);
    expect(removed).toBe(3);
    expect(await readdir(folder)).toEqual([
      "parley-2026-01-01-000300Z",
      "parley-2026-01-01-000400Z",
      "something-else",
    ]);
  });

  test("that were interrupted are no copies, and go after a day", async () => {
    const [dataDir, folder] = [await quietPlace(), await temporaryFolder()];
    const at = Date.UTC(2026, 0, 3);
    await mkdir(join(folder, "parley-2026-01-01-000000Z.unfinished"));
    await mkdir(join(folder, "parley-2026-01-02-235959Z.unfinished"));
    await takeBackupAt(dataDir, folder, at, 1);
    expect(await readdir(folder)).toEqual([
      "parley-2026-01-02-235959Z.unfinished",
      "parley-2026-01-03-000000Z",
    ]);
  });
});

describe("a backup that cannot be made says why, and leaves nothing behind", () => {
  test("where there is no data, no room, a copy already, or a word that it does not know", async () => {
    const [dataDir, folder] = [await quietPlace(), await temporaryFolder()];
    await expect(takeBackupAt("/nowhere/at-all", folder, 0, null)).rejects.toThrow(
      "There is no data of Parley in",
    );
    await takeBackupAt(dataDir, folder, 0, null);
    await expect(takeBackupAt(dataDir, folder, 0, null)).rejects.toThrow(/^There is a copy \S+ already\.$/);
    expect(() => assertRoom(folder, 2 ** 52)).toThrow(/has no room: [\d,]+ MB are needed, [\d,]+ MB free\.$/);
    expect(await run("backup", dataDir, ["--often"])).toEqual({
      code: 1,
      said: "Say it like this: npm run backup -- [folder] [--keep number]",
    });
    await writeFile(join(folder, "file"), "");
    const { code, said } = await run("backup", dataDir, [join(folder, "file")]);
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringMatching(/^There is something else in the place of/),
    });
    expect(await readdir(folder)).toEqual(["file", "parley-1970-01-01-000000Z"]);
  });

  test("where the database is damaged", async () => {
    const [dataDir, folder] = [await quietPlace(), await temporaryFolder()];
    await writeFile(join(dataDir, "parley.db"), Buffer.alloc(8192, 7));
    const { code, said } = await run("backup", dataDir, [folder]);
    expect({ code, said }).toEqual({ code: 1, said: "The database is damaged." });
    expect(await readdir(folder)).toEqual([]);
  });
});

function takeBackupAt(dataDir: string, folder: string, at: number, keep: number | null) {
  return takeBackup({ dataDir, folder, keep, at });
}

async function modesIn(folder: string): Promise<{ files: number[]; folders: number[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const modeOf = async (path: string) => (await stat(path)).mode & 0o777;
  const modes = (isWanted: (entry: (typeof entries)[number]) => boolean) =>
    Promise.all(entries.filter(isWanted).map((entry) => modeOf(join(entry.parentPath, entry.name))));
  return {
    files: await modes((entry) => entry.isFile()),
    folders: [await modeOf(folder), ...(await modes((entry) => entry.isDirectory()))],
  };
}

/** By name alone, wherever the folder is. */
function contentsOf(folder: string): string[] {
  return fingerprint(folder).map((line) => line.slice(folder.length));
}
