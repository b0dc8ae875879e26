import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { MessagePage } from "../../src/shared/protocol.ts";
import { call, get, temporaryFolder } from "../app.ts";
import { brokenBuild } from "./broken-build.ts";
import { type Chance, printedChance } from "./chance.ts";
import { brokenPromises } from "./disk-image/stored.ts";
import { newWish, type Outcome, type Person, peopleAt, trySending, type Wish } from "./disk-image/talk.ts";
import { believing, builtProgram, type DiskProgram, startOnDisk } from "./disk-program.ts";
import { canMount, type SmallDisk, smallDisk } from "./disk-small.ts";
import { extent, faultTimeoutMs } from "./extent.ts";

/** More than the log takes before it is put away (16 MB), so that room given back is room for it. */
const megabytes = 24;

const rounds = extent(3, 50);

interface Scene {
  disk: SmallDisk;
  program: DiskProgram;
  people: Person[];
  wishes: Wish[];
  chance: Chance;
}

describe.skipIf(!canMount())("a full disk", { timeout: faultTimeoutMs }, () => {
  test("refuses messages until there is room, keeps every one that was acknowledged, and lets people read", async () => {
    const scene = await sceneOf(builtProgram);
    for (let round = 0; round < rounds; round += 1) {
      expect(codes(await sayMore(scene))).toEqual(["kept"]);
      scene.disk.fill();
      const refused = await sayUntilRefused(scene);
      expect(codes(refused)).toEqual(["unavailable"]);
      for (const { retryAfterMs } of refused) expect(retryAfterMs).toBeGreaterThan(0);
      await expectReading(scene);

      scene.disk.free();
      expect(codes(await sayAgain(scene))).toEqual(["kept"]);
      expect((await call(scene.program.url, "GET", "/readyz")).status).toBe(200);
    }
    scene.program.end("SIGTERM");
    expect(await scene.program.ended).toBe(0);
    expect(await promisesBrokenOn(scene)).toEqual([]);
  });

  test("that the program is killed on keeps every message, and the program starts once there is room", async () => {
    const scene = await sceneOf(builtProgram);
    await sayMore(scene);
    scene.disk.fill();
    await sayUntilRefused(scene);
    scene.program.end("SIGKILL");
    await scene.program.ended;
    expect(await promisesBrokenOn(scene)).toEqual([]);

    scene.disk.free();
    const again = await startOnDisk(commandOn(scene.disk, builtProgram));
    again.end("SIGTERM");
    expect(await again.ended).toBe(0);
    expect(await promisesBrokenOn(scene)).toEqual([]);
  });

  test("does not keep the program from stopping, and is named where it keeps it from starting", async () => {
    const scene = await sceneOf(builtProgram);
    await sayMore(scene);
    scene.disk.fill();
    await sayUntilRefused(scene);
    scene.program.end("SIGTERM");
    expect(await scene.program.ended).toBe(0);
    expect(await promisesBrokenOn(scene)).toEqual([]);

    scene.disk.free();
    const again = await startOnDisk(commandOn(scene.disk, builtProgram));
    again.end("SIGTERM");
    expect(await again.ended).toBe(0);
    scene.disk.fill();
    const refused = startOnDisk(commandOn(scene.disk, builtProgram));
    await expect(refused).rejects.toThrow(/: The database \S+ cannot be used: the disk is full\.\n$/);
  });

  test("finds out a program that believes in every commit", async () => {
    const scene = await sceneOf(await brokenBuild(await temporaryFolder(), [believing]));
    await sayMore(scene);
    scene.disk.fill();
    await sayMore(scene);
    scene.program.end("SIGKILL");
    await scene.program.ended;
    const broken = await promisesBrokenOn(scene);
    expect(broken).toContainEqual(expect.stringContaining("was acknowledged and is lost"));
  });
});

async function sceneOf(main: string): Promise<Scene> {
  const chance = printedChance("Full disk");
  const disk = await smallDisk(megabytes);
  const program = await startOnDisk(commandOn(disk, main));
  return { disk, program, people: await peopleAt(program.url, 3), wishes: [], chance };
}

function commandOn({ enter, folder }: SmallDisk, main: string) {
  return { command: [...enter, process.execPath, main], dataDir: join(folder, "data") };
}

/** Everybody says something, all at once; what came of each. */
function sayMore({ people, wishes, chance }: Scene): Promise<Outcome[]> {
  const said = people.flatMap((person) =>
    Array.from({ length: chance.between(1, 6) }, () => {
      const wish = newWish(wishes.length, person.conversationId, chance);
      wishes.push(wish);
      return trySending(person.device, wish);
    }),
  );
  return Promise.all(said);
}

/** The log may have some room left within its pages; then everything is refused. */
async function sayUntilRefused(scene: Scene): Promise<Outcome[]> {
  for (let tries = 0; tries < 50; tries += 1) {
    const outcomes = await sayMore(scene);
    if (outcomes.every(({ code }) => code !== "kept")) return outcomes;
  }
  throw new Error("A full disk went on taking messages.");
}

/** What was refused is sent once more, in order, under its key. */
async function sayAgain({ people, wishes }: Scene): Promise<Outcome[]> {
  const again = wishes.filter(({ kept }) => kept === 0);
  const deviceOf = (wish: Wish) => people.find((one) => one.conversationId === wish.conversationId)?.device;
  return Promise.all(
    again.map((wish) => {
      const device = deviceOf(wish);
      if (!device) throw new Error("Nobody has this conversation.");
      return trySending(device, wish);
    }),
  );
}

async function expectReading({ people, program, wishes }: Scene): Promise<void> {
  for (const { device, conversationId, token } of people) {
    const kept = wishes.filter((wish) => wish.conversationId === conversationId && wish.kept > 0).length;
    const { conversation } = await device.ask("conversation:sync", { conversationId, epoch: "", version: 0 });
    expect(conversation.seq).toBe(kept);
    const page = `/api/conversations/${conversationId}/messages?limit=200`;
    const { messages } = await get<MessagePage>(program.url, page, token);
    expect(messages.length).toBe(Math.min(kept, 200));
  }
  expect((await call(program.url, "GET", "/healthz")).status).toBe(200);
  expect((await call(program.url, "GET", "/readyz")).status).toBe(503);
}

async function promisesBrokenOn({ disk, wishes }: Scene): Promise<string[]> {
  return brokenPromises(join(await disk.copied(), "data"), wishes, ({ kept }) => kept);
}

function codes(outcomes: Outcome[]): string[] {
  return [...new Set(outcomes.map(({ code }) => code))];
}
