import { execFileSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../app.ts";
import { connect, type Device } from "../device.ts";
import { type RunningProgram, startProgram, stopProgram } from "../program/program.ts";
import { type Break, brokenBuild } from "./broken-build.ts";
import { type Chance, printedChance } from "./chance.ts";
import { type FaultDevice, openPageDevice, openPlainDevice } from "./devices.ts";
import { extent, faultTimeoutMs, isLong } from "./extent.ts";
import { createHistory } from "./history.ts";
import { makePeople } from "./load-people.ts";
import { judge } from "./load-rest.ts";
import { type BadNetwork, startProxy } from "./proxy.ts";

const slowReaders = 50;
const perSecond = 200;
const stepMs = 25;
const warmUpMs = extent(500, 10_000);
/** Two minutes: long enough for those that do not read to be let go after 30 s. */
const stalledMs = extent(2_500, 120_000);
/** Within seconds, several times what the system's own buffers take for a connection: about 4 MiB. */
const text = "🙂".repeat(extent(3_600, 200));
const eventBytes = 2 * Buffer.byteLength(text) + 400;
const mib = 1024 * 1024;
/** Judged in the long form: a program that has just begun to work grows by itself for its first ten seconds. */
const mostGrowth = isLong ? 64 * mib : Number.POSITIVE_INFINITY;
/** The program's 1 MiB, and what the system holds on both sides. */
const mostKept = 8 * mib;
const sampled = 3;
const stallAgainMs = 5_000;

const withoutLimit: Break[] = [
  {
    file: "src/realtime/back-pressure.ts",
    find: "const mostBytes = 1024 * 1024;",
    replace: "const mostBytes = Infinity;",
  },
  {
    file: "src/realtime/back-pressure.ts",
    find: "const mostPackets = 256;",
    replace: "const mostPackets = Infinity;",
  },
];

interface Load {
  senders: FaultDevice[];
  conversationsOf(accountId: string): string[];
  chance: Chance;
}

/** Eight senders write to one receiver, of whose devices fifty stop reading. Answers what was wrong. */
async function stopReading(chance: Chance, stallMs: number, breaks: Break[] = []): Promise<string[]> {
  const dataDir = await temporaryFolder();
  const main = breaks.length > 0 ? await brokenBuild(await temporaryFolder(), breaks) : undefined;
  const program = await startProgram(dataDir, {}, main);
  const { url } = program;
  const { senders, receivers, conversationsOf } = await makePeople(url, 8, 1);
  const [rita] = receivers;
  if (!rita) throw new Error("Nobody receives.");
  const history = createHistory();
  const one = { somebody: rita, history };
  const quick = [
    await openPageDevice({ ...one, url, name: "quick page" }),
    await openPlainDevice({ ...one, url, name: "quick phone" }),
  ];
  const talking = await Promise.all(
    senders.map((somebody) => openPlainDevice({ url, somebody, history, name: somebody.account.name })),
  );
  const delays = await listen(await connect(url, rita.token));

  const stopLoad = startLoad({ senders: talking, conversationsOf, chance });
  await pause(warmUpMs);
  const residentBefore = residentBytes(program);
  const network = await startProxy(url);
  const slow = [
    await openPageDevice({ ...one, url: network.url, name: "slow page" }),
    await openPlainDevice({ ...one, url: network.url, name: "slow phone" }),
  ];
  const slowest: Device[] = [];
  while (slowest.length + slow.length < slowReaders) {
    slowest.push(await connect(network.url, rita.token));
  }
  const readOn = stallAll(network);
  const growth = (await mostResidentBytes(program, stallMs)) - residentBefore;
  stopLoad();
  print(delays, growth);
  readOn();
  const kept = await keptFor(slowest);

  const devices = [...slow, ...quick, ...talking];
  const scene = { url, devices, people: [...senders, ...receivers], history };
  const { violations } = await judge(scene, dataDir, () => stopProgram(program));
  if (growth > mostGrowth) violations.push(`memory: grew by ${inMib(growth)}`);
  for (const bytes of kept) if (bytes > mostKept) violations.push(`kept: ${inMib(bytes)} for one connection`);
  return violations;
}

function startLoad({ senders, conversationsOf, chance }: Load): () => void {
  const timer = setInterval(() => {
    for (let n = 0; n < (perSecond * stepMs) / 1_000; n += 1) {
      const device = chance.pick(senders);
      device.send(chance.pick(conversationsOf(device.accountId)), `${performance.now()} ${text}`);
    }
  }, stepMs);
  return () => clearInterval(timer);
}

/** How long each message took to a device that reads, in milliseconds. */
async function listen(device: Device): Promise<number[]> {
  const delays: number[] = [];
  device.socket.on("message:created", ({ message }) => {
    delays.push(performance.now() - Number.parseFloat(message.text));
  });
  return delays;
}

/** No connection is read from any more, nor are those that come back later. Answers how to end that. */
function stallAll(network: BadNetwork): () => void {
  const stall = () => {
    for (const line of network.lines) line.stall("toClient");
  };
  stall();
  const stallingAgain = setInterval(stall, stallAgainMs);
  return () => {
    clearInterval(stallingAgain);
    for (const line of network.lines) line.goOn("toClient");
  };
}

/** The most memory that the program has in this time. */
async function mostResidentBytes(program: RunningProgram, ms: number): Promise<number> {
  let most = 0;
  for (const end = performance.now() + ms; performance.now() < end; await pause(250)) {
    most = Math.max(most, residentBytes(program));
  }
  return most;
}

function residentBytes({ child }: RunningProgram): number {
  const said = execFileSync("ps", ["-o", "rss=", "-p", String(child.pid)], { encoding: "utf8" });
  return Number(said) * 1_024;
}

/** How many bytes the program and the systems had kept for each of some, now that they read on. */
async function keptFor(slowest: Device[]): Promise<number[]> {
  const some = slowest.slice(0, sampled);
  for (const device of slowest.slice(sampled)) device.close();
  const before = some.map(liveMessages);
  // The answer comes after all that waits; over a line that was cut meanwhile, on a new one.
  await Promise.all(some.map((device) => device.settled().catch(() => {})));
  const kept = some.map((device, at) => (liveMessages(device) - (before[at] ?? 0)) * eventBytes);
  for (const device of some) device.close();
  return kept;
}

function liveMessages({ heard }: Device): number {
  return heard.filter(({ name }) => name === "message:created").length;
}

function print(delays: number[], growth: number): void {
  const sorted = delays.toSorted((a, b) => a - b);
  const p99 = Math.round(sorted[Math.floor(sorted.length * 0.99)] ?? 0);
  console.log(`${sorted.length} messages to those who read, p99 ${p99} ms; memory grew by ${inMib(growth)}`);
}

function inMib(bytes: number): string {
  return `${(bytes / mib).toFixed(1)} MiB`;
}

describe("fifty devices that stop reading", () => {
  test(
    "cost little, slow nobody down, and miss nothing once they read on",
    async () => expect(await stopReading(printedChance("slow readers"), stalledMs)).toEqual([]),
    faultTimeoutMs,
  );

  test(
    "would be found out if the program queued for them without limit",
    async () => {
      const stallMs = isLong ? 30_000 : 2_500;
      const violations = await stopReading(printedChance("slow readers, no limit"), stallMs, withoutLimit);
      expect(violations).toContainEqual(expect.stringMatching(/^kept:/));
    },
    faultTimeoutMs,
  );
});
