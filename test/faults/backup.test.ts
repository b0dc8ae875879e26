import { cp, readdir } from "node:fs/promises";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../app.ts";
import { backUp, putBack } from "../backup/commands.ts";
import { upload } from "../files/uploading.ts";
import { printedChance } from "./chance.ts";
import { allHoldTheSame, eachOnce } from "./check-history-copies.ts";
import { type FaultDevice, openPageDevice, openPlainDevice } from "./devices.ts";
import { extent, faultTimeoutMs, isLong } from "./extent.ts";
import { createHistory } from "./history.ts";
import { readFresh, readTables } from "./history-views.ts";
import { startLoad } from "./load.ts";
import { makePeople, type People } from "./load-people.ts";
import { type MortalProgram, startMortal } from "./load-program.ts";
import { comeToRest } from "./load-rest.ts";

const backups = extent(1, 20);
const perSecond = 240;

/** A place where people write to each other, each on a device of one kind or the other. */
async function busyPlace(what: string) {
  const chance = printedChance(what);
  const dataDir = await temporaryFolder();
  const program = await startMortal(dataDir, chance);
  const people = await makePeople(program.url, 2, 2);
  const history = createHistory();
  const devices: FaultDevice[] = [];
  for (const [n, somebody] of [...people.senders, ...people.receivers].entries()) {
    const open = n % 2 === 0 ? openPageDevice : openPlainDevice;
    devices.push(await open({ url: program.url, somebody, history, name: somebody.account.name }));
  }
  const acknowledged = () => history.entries.flatMap((entry) => (entry.type === "ok" ? [entry.key] : []));
  const talk = () => startLoad({ devices, people, chance, perSecond });
  const written = async (count: number) => {
    const enough = acknowledged().length + count;
    await Promise.race(devices.map((device) => device.until(() => acknowledged().length >= enough)));
  };
  return { chance, dataDir, program, people, history, devices, acknowledged, talk, written };
}

/** Which of the messages a copy does not hold. */
function lackedBy(copy: string, keys: string[]): string[] {
  const { tables, integrity } = readTables(copy);
  const held = new Set(
    tables.conversations.flatMap(({ messages }) => messages.map(({ key }) => key.toLowerCase())),
  );
  return integrity === "ok" ? keys.filter((key) => !held.has(key.toLowerCase())) : [integrity];
}

/** Files that a copy's database names and its folder lacks, or the other way round. */
async function strayFiles(copy: string): Promise<string[]> {
  const database = new Database(join(copy, "parley.db"), { readonly: true });
  const named = database.prepare<[], string>("SELECT public_id FROM file").pluck().all();
  database.close();
  const paths = await readdir(join(copy, "files"), { recursive: true, withFileTypes: true });
  const held = paths.filter((entry) => entry.isFile()).map(({ name }) => name);
  return [...named.filter((id) => !held.includes(id)), ...held.filter((id) => !named.includes(id))];
}

async function uploadSomething(program: MortalProgram, people: People): Promise<void> {
  const [sam] = people.senders;
  const [conversationId] = people.conversationsOf(sam?.account.id ?? "");
  if (!sam || !conversationId) throw new Error("Nobody is there.");
  await upload({ url: program.url, token: sam.token, conversationId }, `a file ${Date.now()}`);
}

describe("a backup while people write", () => {
  test(
    "holds all that was acknowledged before it began, every file, and starts",
    async () => {
      const place = await busyPlace("backup");
      const { dataDir, program, people, acknowledged, talk, written } = place;
      const folder = await temporaryFolder();
      foldLog(dataDir);
      const stopTalk = talk();
      const took: number[] = [];
      for (let n = 1; n <= backups; n += 1) {
        await written(60);
        await uploadSomething(program, people);
        const before = acknowledged();
        // What the same check says of a file that is copied while it is written to.
        if (n === 1) expect(lackedBy(await plainCopy(dataDir), before)).not.toEqual([]);
        const began = performance.now();
        const copy = await backUp(dataDir, join(folder, String(n)));
        took.push(Math.round(performance.now() - began));
        expect(lackedBy(copy, before)).toEqual([]);
        expect(await strayFiles(copy)).toEqual([]);
        await restoredPlaceHolds(copy, before, place);
      }
      stopTalk();
      console.log(
        `${backups} backups of up to ${acknowledged().length} messages; ${Math.max(...took)} ms the longest`,
      );
    },
    faultTimeoutMs,
  );
});

/** The file has everything up to now; what is written from here on is in its log first. */
function foldLog(dataDir: string): void {
  const database = new Database(join(dataDir, "parley.db"));
  database.pragma("wal_checkpoint(PASSIVE)");
  database.close();
}

async function plainCopy(dataDir: string): Promise<string> {
  const folder = await temporaryFolder();
  await cp(join(dataDir, "parley.db"), join(folder, "parley.db"));
  return folder;
}

/** A place of its own, from the copy: the people of then sign in as before, and read what they had been told is sent. */
async function restoredPlaceHolds(copy: string, keys: string[], { people, chance }: Place): Promise<void> {
  const dataDir = await temporaryFolder();
  await putBack(dataDir, copy);
  const program = await startMortal(dataDir, chance);
  const views = await Promise.all(
    [...people.senders, ...people.receivers].map((person) => readFresh(program.url, person)),
  );
  await program.kill();
  const read = new Set(
    views.flatMap((view) => view.conversations).flatMap((one) => one.messages.map(({ key }) => key)),
  );
  expect(keys.filter((key) => !read.has(key))).toEqual([]);
}

type Place = Awaited<ReturnType<typeof busyPlace>>;

interface PutBack {
  what: string;
  restWithinMs: number;
  /** Before the program starts on it. */
  tamper?: (dataDir: string, copy: string) => void;
}

/**
 * Everybody loses the line and what was said since the copy, and has something waiting. All but one come back and write
 * on, further than what was lost; then the last one does. Answers what is wrong in the end.
 */
async function putBackUnderThem({ what, restWithinMs, tamper }: PutBack): Promise<string[]> {
  const place = await busyPlace(what);
  const { dataDir, program, devices, acknowledged, talk, written } = place;
  const [late, ...early] = devices;
  if (!late) throw new Error("Nobody is there.");
  const stopTalk = talk();
  await written(40);
  const copy = await backUp(dataDir, await temporaryFolder());
  await written(80);
  stopTalk();
  await comeToRest(sceneOf(place));
  const lost = acknowledged();
  await program.kill();
  say(place, devices, "it waited");
  late.leave();
  await putBack(dataDir, copy);
  tamper?.(dataDir, copy);
  await program.restart();
  for (let n = 0; n < 60; n += 1) say(place, early, `after ${n}`);
  await Promise.all(early.map((device) => device.until(() => device.unsent() === 0)));
  late.comeBack();
  await late.until(() => late.unsent() === 0);
  await comeToRest(sceneOf(place), restWithinMs);
  return whatIsWrong(place, acknowledged().slice(lost.length));
}

function say({ people }: Place, devices: FaultDevice[], text: string): void {
  for (const device of devices) {
    for (const conversationId of people.conversationsOf(device.accountId)) device.send(conversationId, text);
  }
}

function sceneOf({ program, devices, people, history }: Place) {
  return { url: program.url, devices, people: [...people.senders, ...people.receivers], history };
}

/** `sent` are the keys of what was acknowledged since the copy was put back. */
async function whatIsWrong(place: Place, sent: string[]): Promise<string[]> {
  const { dataDir, program, devices } = place;
  const { url, people } = sceneOf(place);
  const fresh = await Promise.all(people.map((person) => readFresh(url, person)));
  const views = devices.map((device) => device.view());
  for (const device of devices) device.close();
  await program.kill();
  const evidence = { history: [], devices: views, fresh, ...readTables(dataDir) };
  // Two conversations each: what waited, and what three of them said afterwards.
  expect(sent.length).toBe(4 * 2 + 3 * 2 * 60);
  const lacked = lackedBy(dataDir, sent).map((key) => `${key} was acknowledged and is not there`);
  return [...lacked, ...allHoldTheSame(evidence), ...eachOnce(evidence)];
}

describe("an older copy that is put back while people are there", () => {
  test(
    "leaves every device equal to the server, and what waited on them arrives",
    async () => {
      expect(await putBackUnderThem({ what: "restore", restWithinMs: 60_000 })).toEqual([]);
    },
    faultTimeoutMs,
  );

  test.runIf(isLong)(
    "would be found out if the epoch stayed",
    async () => {
      const wish = { what: "restore, same epoch", restWithinMs: 2_000, tamper: keepEpoch };
      expect(await putBackUnderThem(wish)).not.toEqual([]);
    },
    faultTimeoutMs,
  );
});

/** As copying the folder back by hand does: the copy's own history goes on. */
function keepEpoch(dataDir: string, copy: string): void {
  const database = new Database(join(dataDir, "parley.db"));
  database.prepare("ATTACH ? AS copy").run(join(copy, "parley.db"));
  database.exec("UPDATE meta SET epoch = (SELECT epoch FROM copy.meta), mark = NULL");
  database.close();
}
