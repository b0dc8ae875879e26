import { cp } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { SignedIn } from "../../src/shared/protocol.ts";
import { temporaryFolder } from "../app.ts";
import { type Break, brokenBuild } from "./broken-build.ts";
import { type Chance, printedChance } from "./chance.ts";
import { lawsBroken } from "./check-history.ts";
import { type FaultDevice, openPageDevice, openPlainDevice } from "./devices.ts";
import { extent, faultTimeoutMs, isLong } from "./extent.ts";
import { createHistory, type History } from "./history.ts";
import { readTables } from "./history-views.ts";
import { startLoad } from "./load.ts";
import { makePeople } from "./load-people.ts";
import { startMortal } from "./load-program.ts";
import { judge } from "./load-rest.ts";

const folders = extent(1, 8);
const cyclesPerFolder = extent(3, 25);
/** Asked for, in all: 15 a second for each of 16 devices. */
const perSecond = 240;
const readyWithinMs = 2_000;

/** Answers as soon as the statements ran; the commit comes a little later. */
const acknowledgedTooEarly: Break = {
  file: "src/store/sqlite/batch.ts",
  find: "return batch.immediate();",
  replace: `if (!database.inTransaction) {
      database.exec("BEGIN IMMEDIATE");
      setTimeout(() => database.exec("COMMIT"), 200);
    }
    return batch.immediate();`,
};

interface Wish {
  chance: Chance;
  /** How many senders, and how many receivers. */
  each: number;
  cycles: number;
  /** How long the program lives before it is killed, in milliseconds. */
  life: () => number;
  /** Another build, once the people are there. */
  main?: string;
  restWithinMs?: number;
}

interface Run {
  violations: string[];
  readyMs: number[];
  restMs: number;
  acknowledged: number;
}

/** Senders and receivers talk all to all while the program is killed again and again. */
async function killUnderLoad({ chance, each, cycles, life, main, restWithinMs }: Wish): Promise<Run> {
  const dataDir = await temporaryFolder();
  const program = await startMortal(dataDir, chance);
  const { url } = program;
  const people = await makePeople(url, each, each);
  if (main) await program.kill().then(() => program.restart(main));
  const everybody = [...people.senders, ...people.receivers];
  const history = createHistory();
  const devices = await openDevices(url, everybody, history);
  const stopLoad = startLoad({ devices, people, chance, perSecond });
  const readyMs: number[] = [];
  const damaged: string[] = [];
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    await pause(life());
    await program.kill();
    const integrity = await integrityOfCopy(dataDir);
    if (integrity !== "ok") damaged.push(`integrity: after cycle ${cycle}: ${integrity}`);
    readyMs.push(await program.restart(main));
  }
  stopLoad();
  const scene = { url, devices, people: everybody, history };
  const { violations, restMs } = await judge(scene, dataDir, program.kill, restWithinMs);
  const acknowledged = history.entries.filter(({ type }) => type === "ok").length;
  return { violations: [...damaged, ...violations], readyMs, restMs, acknowledged };
}

/** Of both kinds. */
async function openDevices(url: string, everybody: SignedIn[], history: History): Promise<FaultDevice[]> {
  const devices: FaultDevice[] = [];
  for (const [n, somebody] of everybody.entries()) {
    const open = n % 2 === 0 ? openPageDevice : openPlainDevice;
    devices.push(await open({ url, somebody, history, name: somebody.account.name }));
  }
  return devices;
}

/** Of a copy, so that the program itself is the first to open what was left behind. */
async function integrityOfCopy(dataDir: string): Promise<string> {
  const copy = await temporaryFolder();
  for (const file of ["parley.db", "parley.db-wal"]) {
    await cp(join(dataDir, file), join(copy, file)).catch(ignoreMissing);
  }
  return readTables(copy).integrity;
}

/** A log that was just written back is not there. */
function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}

describe("a program that is killed while 16 people talk", () => {
  test(
    "has every acknowledged message once and in order, and so have all devices",
    async () => {
      const chance = printedChance("kill -9");
      // From 0.1 to 3 s (less in the short form), short lives more often than long ones: a start is the more delicate time.
      const life = () => 100 + extent(1_400, 2_900) * chance.next() ** 2;
      const runs: Run[] = [];
      for (let folder = 1; folder <= folders; folder += 1) {
        const run = await killUnderLoad({ chance, each: 8, cycles: cyclesPerFolder, life });
        expect(run.violations).toEqual([]);
        runs.push(run);
      }
      const { p99, acknowledged } = tell(runs);
      expect(acknowledged).toBeGreaterThan(0);
      if (isLong) expect(p99).toBeLessThanOrEqual(readyWithinMs);
    },
    faultTimeoutMs,
  );

  test(
    "would be found out if it acknowledged before the commit",
    async () => {
      const main = await brokenBuild(await temporaryFolder(), [acknowledgedTooEarly]);
      const chance = printedChance("kill -9, too early");
      const life = () => chance.between(600, 900);
      const { violations } = await killUnderLoad({
        chance,
        each: 3,
        cycles: 2,
        life,
        main,
        restWithinMs: 1_000,
      });
      expect(lawsBroken(violations)).toContain("H1");
    },
    faultTimeoutMs,
  );
});

function tell(runs: Run[]): { p99: number; acknowledged: number } {
  const ready = runs.flatMap(({ readyMs }) => readyMs).sort((a, b) => a - b);
  const at = (share: number) => Math.round(ready[Math.ceil(ready.length * share) - 1] ?? 0);
  const acknowledged = runs.reduce((sum, run) => sum + run.acknowledged, 0);
  const restMs = Math.round(Math.max(...runs.map((run) => run.restMs)));
  console.log(
    `${ready.length} kills, ${acknowledged} messages acknowledged; ready again after ` +
      `${at(0.5)} ms (p50), ${at(0.99)} ms (p99), ${at(1)} ms (most); all equal within ${restMs} ms`,
  );
  return { p99: at(0.99), acknowledged };
}
