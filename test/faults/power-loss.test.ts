import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../app.ts";
import { type Break, brokenBuild } from "./broken-build.ts";
import { printedChance } from "./chance.ts";
import { followToDisk, nameOf } from "./disk-image/covered.ts";
import { lossesIn, replayed } from "./disk-image/images.ts";
import { type Recording, record } from "./disk-image/record.ts";
import { canTrace } from "./disk-image/strace.ts";
import type { Event } from "./disk-image/trace.ts";
import { builtProgram, tidying, unsynced } from "./disk-program.ts";
import { extent, faultTimeoutMs } from "./extent.ts";

/** Waits for the disk neither when it keeps a message nor when it makes its secret. */
const hasty: Break[] = [
  ...unsynced,
  { file: "src/accounts/secret-file.ts", find: "secret);\n    fsyncSync(descriptor);", replace: "secret);" },
];

const rounds = extent(1, 10);
const messages = extent(200, 1_100);
const images = extent(20, 100);

describe.skipIf(!canTrace())("when the power goes", { timeout: faultTimeoutMs }, () => {
  test("no disk that may be found then lacks anything that anybody was told of", async () => {
    const chance = printedChance("Power loss");
    for (let round = 0; round < rounds; round += 1) {
      const recording = await record({ main: builtProgram, chance, messages, end: "SIGKILL" });
      expectWholeRecording(recording);
      expect(await lossesIn(recording, images, await temporaryFolder(), chance)).toEqual([]);
    }
  });

  test("nor while the log is put away, or the program stops", async () => {
    const chance = printedChance("Power loss in a checkpoint");
    const main = await brokenBuild(await temporaryFolder(), [tidying]);
    for (let round = 0; round < rounds; round += 1) {
      const recording = await record({ main, chance, messages, end: "SIGTERM" });
      expectWholeRecording(recording);
      expect(checkpointsIn(recording.events)).toBeGreaterThan(2);
      expect(await lossesIn(recording, images, await temporaryFolder(), chance)).toEqual([]);
    }
  });

  test("a program that does not wait for the disk is found out", async () => {
    const chance = printedChance("Power loss with synchronous=NORMAL");
    const main = await brokenBuild(await temporaryFolder(), hasty);
    const recording = await record({ main, chance, messages: 100, end: "SIGKILL" });
    expect(followToDisk(recording.events).tooEarly.length).toBeGreaterThan(0);
    const losses = await lossesIn(recording, 20, await temporaryFolder(), chance);
    expect(losses).toContainEqual(expect.stringContaining("was acknowledged and is lost"));
    expect(losses).toContainEqual(expect.stringContaining("The secret that signs everybody's sessions"));
  });
});

/** The recording saw every write and every answer, and every answer came after the sync of what it tells of. */
function expectWholeRecording({ events, wishes, files }: Recording): void {
  const seen = replayed(events);
  for (const [name, content] of files) {
    if (!name.endsWith("-shm")) expect([name, seen.get(name)?.equals(content)]).toEqual([name, true]);
  }
  const { tooEarly, told } = followToDisk(events);
  expect(tooEarly).toEqual([]);
  const kept = wishes
    .filter((wish) => wish.kept > 0)
    .map((wish) => nameOf({ number: wish.number, edition: wish.kept }));
  expect(kept.length).toBe(messages);
  expect(kept.filter((name) => !told.has(name))).toEqual([]);
}

/** How often pages were copied into the database and made to last there. */
function checkpointsIn(events: Event[]): number {
  return events.filter((event) => event.kind === "sync" && event.file === "parley.db").length;
}
