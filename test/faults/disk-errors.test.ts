import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../app.ts";
import { connect } from "../device.ts";
import { brokenBuild } from "./broken-build.ts";
import { type Chance, printedChance } from "./chance.ts";
import { followToDisk } from "./disk-image/covered.ts";
import { startTraced, type TracedProgram } from "./disk-image/record.ts";
import { brokenPromises } from "./disk-image/stored.ts";
import { canTrace } from "./disk-image/strace.ts";
import { newWish, type Person, peopleAt, trySending, type Wish } from "./disk-image/talk.ts";
import { believing, builtProgram, startOnDisk } from "./disk-program.ts";
import { extent, faultTimeoutMs, isLong } from "./extent.ts";

/**
 * What fails, and from which of the writer's calls on: in the middle of the talk. Until it begins, a new database has
 * taken some 240 writes and 30 syncs; a message takes nine and one.
 */
const failures = [
  { what: "syncs nothing any more", call: "fsync,fdatasync", error: "EIO", from: 60, to: 110 },
  { what: "takes no writes any more", call: "pwrite64", error: "EIO", from: 400, to: 700 },
  { what: "has become read-only", call: "pwrite64", error: "EROFS", from: 400, to: 700 },
];

const rounds = extent(1, 10);

/** Talk ends when the program does; one that never ends is stopped here. */
const mostMessages = 300;

describe.skipIf(!canTrace())("a disk that", { timeout: faultTimeoutMs }, () => {
  test.each(failures)(
    "$what stops the program, and nothing that was acknowledged is lost",
    async (failure) => {
      const chance = printedChance(`Disk that ${failure.what}`);
      for (let round = 0; round < rounds; round += 1) {
        const { program, people, wishes } = await talkUntilItFails(builtProgram, failure, chance);
        expect(await program.ended).toBe(1);
        expect(program.log()).toMatch(/disk I\/O error.*The store failed/s);
        expect(followToDisk(program.events()).tooEarly).toEqual([]);
        expect(wishes.filter(({ kept }) => kept > 0).length).toBeGreaterThan(5);
        expect(brokenPromises(program.dataDir, wishes, ({ kept }) => kept)).toEqual([]);

        await sayAgainAfterRestart(program, people, wishes);
        expect(wishes.filter(({ kept }) => kept === 0)).toEqual([]);
        expect(brokenPromises(program.dataDir, wishes, ({ kept }) => kept)).toEqual([]);
      }
    },
  );

  test("fails finds out a program that believes in every commit", async () => {
    const chance = printedChance("Believed disk");
    const main = await brokenBuild(await temporaryFolder(), [believing]);
    for (const failure of isLong ? failures : [chance.pick(failures)]) {
      const { program, wishes } = await talkUntilItFails(main, failure, chance);
      program.end("SIGKILL");
      await program.ended;
      const lost = brokenPromises(program.dataDir, wishes, ({ kept }) => kept);
      expect([...followToDisk(program.events()).tooEarly, ...lost].length).toBeGreaterThan(0);
    }
  });
});

async function talkUntilItFails(main: string, failure: (typeof failures)[number], chance: Chance) {
  const { call, error, from, to } = failure;
  const fault = `${call}:error=${error}:when=${chance.between(from, to)}+`;
  const program = await startTraced({ main, faults: { inject: [fault] } });
  const people = await peopleAt(program.url, 2);
  const wishes: Wish[] = [];
  await Promise.all(people.map((person) => talkUntilRefused(person, wishes, chance)));
  for (const { device } of people) device.close();
  return { program, people, wishes };
}

async function talkUntilRefused({ device, conversationId }: Person, wishes: Wish[], chance: Chance) {
  device.socket.io.reconnection(false);
  device.socket.once("disconnect", () => device.close());
  while (wishes.length < mostMessages) {
    const wish = newWish(wishes.length, conversationId, chance);
    wishes.push(wish);
    const { code } = await trySending(device, wish);
    if (code !== "kept") return;
  }
}

/** What was refused or got no answer is sent again under its key, to a program on a disk that works. */
async function sayAgainAfterRestart({ dataDir }: TracedProgram, people: Person[], wishes: Wish[]) {
  const again = await startOnDisk({ command: [process.execPath, builtProgram], dataDir });
  for (const { token, conversationId } of people) {
    const device = await connect(again.url, token);
    const own = wishes.filter((wish) => wish.conversationId === conversationId);
    await Promise.all(own.map((wish) => trySending(device, wish)));
    device.close();
  }
  again.end("SIGTERM");
  expect(await again.ended).toBe(0);
}
