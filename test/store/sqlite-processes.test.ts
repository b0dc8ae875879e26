import { rm } from "node:fs/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { newFolder } from "./contract/world.ts";
import { startTalker } from "./processes/talker.ts";

describe("several processes and one data folder", () => {
  test("a second process is refused with a sentence that names the folder", async () => {
    const dir = await folder();
    const store = await openStore({ dataDir: dir, onFatal: fail });
    const second = startTalker(dir);
    await second.ended;
    expect(second.lines).toEqual([
      `refused unavailable Another Parley is already running on the data folder ${dir}.`,
    ]);
    await expect(openStore({ dataDir: dir, onFatal: fail })).rejects.toMatchObject({ code: "unavailable" });
    await expect(store.ready()).resolves.toBeUndefined();
    await store.close();
  });

  test("after a kill, the folder is free and every acknowledged message is in its place", async () => {
    const dir = await folder();
    const talker = startTalker(dir);
    await talker.heard("ack", 500);
    talker.kill();
    await talker.ended;
    expect(await stored(dir, talker.lines)).toEqual(acknowledged(talker.lines));
  });

  test("a disk that fails ends the talk: everything is refused, the program is told, nothing acknowledged is lost", async () => {
    const dir = await folder();
    const talker = startTalker(dir, "1500");
    await talker.ended;
    const [fatal, refused] = talker.lines.slice(-2);
    expect(fatal).toMatch(/^fatal disk I\/O error/);
    expect(refused).toBe("refused unavailable Nothing can be stored any more.");
    expect(acknowledged(talker.lines).length).toBeGreaterThan(10);
    expect(await stored(dir, talker.lines)).toEqual(acknowledged(talker.lines));
  });
});

async function folder(): Promise<string> {
  const dir = await newFolder();
  onTestFinished(() => rm(dir, { recursive: true }));
  return dir;
}

/** Position and key of every message that the talker got an acknowledgement for, by position. */
function acknowledged(lines: string[]): string[] {
  const messages = lines.filter((line) => line.startsWith("ack ")).map((line) => line.slice(4));
  return messages.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
}

/** The same of what is in the store: of those positions that were acknowledged. */
async function stored(dataDir: string, lines: string[]): Promise<string[]> {
  const [, conversationId = "", accountId = ""] = lines[0]?.split(" ") ?? [];
  const wanted = new Set(acknowledged(lines).map((line) => Number.parseInt(line, 10)));
  const store = await openStore({ dataDir, onFatal: fail });
  const found: string[] = [];
  for (let before: number | undefined, more = true; more; ) {
    const page = await store.messagesBefore(conversationId, accountId, { before, limit: 200 });
    found.unshift(...page.rows.filter(({ seq }) => wanted.has(seq)).map(({ seq, key }) => `${seq} ${key}`));
    before = page.rows[0]?.seq;
    more = page.more && page.rows.length > 0;
  }
  await store.close();
  return found;
}

function fail(error: Error): never {
  throw error;
}
