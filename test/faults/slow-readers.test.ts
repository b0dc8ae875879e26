import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../app.ts";
import { connect, type Device } from "../device.ts";
import { type RunningProgram, startProgram, stopProgram } from "../program/program.ts";
import { type Break, brokenBuild } from "./broken-build.ts";
import { type Chance, printedChance } from "./chance.ts";
import { openPageDevice, openPlainDevice } from "./devices.ts";
import { extent, faultTimeoutMs, isLong } from "./extent.ts";
import { createHistory } from "./history.ts";
import { makePeople } from "./load-people.ts";
import { judge } from "./load-rest.ts";
import { type BadNetwork, startProxy } from "./proxy.ts";

const slowReaders = 50;
const perSecond = 200;
const stepMs = 25;
/** In the long form two minutes' worth: those that do not read are let go after 30 s, come back, and stop again. */
const messages = extent(450, 24_000);
/** Memory is judged in the long form: at first a program grows by itself. */
const warmUpMessages = extent(10, 2_000);
/** So long that the whole is several times what the system's own buffers take for a connection: about 4 MiB. */
const text = "🙂".repeat(extent(3_000, 250));
const eventBytes = 2 * Buffer.byteLength(text) + 400;
const mib = 1024 * 1024;
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

/** Eight senders write to one receiver, of whose devices fifty stop reading. Answers what was wrong. */
async function stopReading(chance: Chance, count: number, breaks: Break[] = []): Promise<string[]> {
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
  const witness = await connect(url, rita.token);
  const say = () => {
    const device = chance.pick(talking);
    device.send(chance.pick(conversationsOf(device.accountId)), `${performance.now()} ${text}`);
  };

  await sayMany(warmUpMessages, say, witness);
  const residentBefore = residentBytes(program);
  const network = await startProxy(url);
  const slow = [
    await openPageDevice({ ...one, url: network.url, name: "slow page" }),
    await openPlainDevice({ ...one, url: network.url, name: "slow phone" }),
  ];
  const slowest: Device[] = [];
  while (slowest.length + slow.length < slowReaders) slowest.push(await connect(network.url, rita.token));
  const readOn = stallAll(network);
  const watch = watchMemory(program);
  const delays = await sayMany(count, say, witness);
  const growth = watch() - residentBefore;
  print(delays, growth);
  for (const device of slowest.splice(sampled)) device.close();
  readOn();
  const kept = await keptFor(slowest);

  const wrong = kept.filter((bytes) => bytes > mostKept).map((bytes) => `kept: ${inMib(bytes)} for one`);
  if (growth > mostGrowth) wrong.push(`memory: grew by ${inMib(growth)}`);
  if (breaks.length > 0) return wrong;
  const devices = [...slow, ...quick, ...talking];
  const scene = { url, devices, people: [...senders, ...receivers], history };
  const { violations } = await judge(scene, dataDir, () => stopProgram(program));
  return [...wrong, ...violations];
}

/** Has it said `count` times, and waits until somebody who reads has heard it all. How late each was, in ms. */
async function sayMany(count: number, say: () => void, witness: Device): Promise<number[]> {
  const delays: number[] = [];
  const heardAll = Promise.withResolvers<void>();
  witness.socket.on("message:created", ({ message }) => {
    delays.push(performance.now() - Number.parseFloat(message.text));
    if (delays.length === count) heardAll.resolve();
  });
  let said = 0;
  const timer = setInterval(() => {
    for (let n = 0; n < (perSecond * stepMs) / 1_000 && said < count; n += 1, said += 1) say();
  }, stepMs);
  await heardAll.promise;
  clearInterval(timer);
  witness.socket.off("message:created");
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

/** Answers how to end it, which answers the most memory that the program had meanwhile. */
function watchMemory(program: RunningProgram): () => number {
  let most = residentBytes(program);
  const look = () => {
    most = Math.max(most, residentBytes(program));
    return most;
  };
  const timer = setInterval(look, 500);
  return () => {
    clearInterval(timer);
    return look();
  };
}

function residentBytes({ child }: RunningProgram): number {
  const said = execFileSync("ps", ["-o", "rss=", "-p", String(child.pid)], { encoding: "utf8" });
  return Number(said) * 1_024;
}

/** How many bytes the program and the systems had kept for each of them, now that they read on. */
async function keptFor(slowest: Device[]): Promise<number[]> {
  const before = slowest.map(liveMessages);
  // The answer comes after all that waits; over a line that was cut meanwhile, on a new one.
  await Promise.all(slowest.map((device) => device.settled().catch(() => {})));
  const kept = slowest.map((device, at) => (liveMessages(device) - (before[at] ?? 0)) * eventBytes);
  for (const device of slowest) device.close();
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
    async () => expect(await stopReading(printedChance("slow readers"), messages)).toEqual([]),
    faultTimeoutMs,
  );

  test(
    "would be found out if the program queued for them without limit",
    async () => {
      const chance = printedChance("slow readers, no limit");
      const violations = await stopReading(chance, extent(450, 6_000), withoutLimit);
      expect(violations).toContainEqual(expect.stringMatching(/^kept:/));
    },
    faultTimeoutMs,
  );
});
