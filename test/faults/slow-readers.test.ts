import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../app.ts";
import { connect, type Device } from "../device.ts";
import { stopProgram } from "../program/program.ts";
import { heldBy, type Inside, startWatchedProgram, type WatchedProgram } from "../program/watched-program.ts";
import { type Break, brokenBuild } from "./broken-build.ts";
import { type Chance, printedChance } from "./chance.ts";
import { type DeviceWish, type FaultDevice, openPageDevice, openPlainDevice } from "./devices.ts";
import { faultTimeoutMs, isLong } from "./extent.ts";
import { createHistory } from "./history.ts";
import { makePeople } from "./load-people.ts";
import { judge } from "./load-rest.ts";
import { type BadNetwork, startProxy } from "./proxy.ts";

const slowReaders = 50;
const perSecond = 200;
const stepMs = 25;
const warmUpMessages = 100;
const sampled = 3;
const stallAgainMs = 5_000;
const mib = 1024 * 1024;
/** Each collects the garbage, which takes the program some 50 ms. */
const lookEveryMs = 2_500;
/** 1 MiB for each. */
const mostGrowth = slowReaders * mib;
/** The program's 1 MiB, and what the systems on both ends hold: about 4 MiB. */
const mostKept = 8 * mib;

interface Load {
  messages: number;
  text: string;
  /** False: the fifty go on reading, to compare with. */
  stalls: boolean;
}

/** Few and long: within seconds several times what the systems hold. */
const short: Load = { messages: 450, text: "🙂".repeat(3_000), stalls: true };
/** Two minutes: those that do not read are let go after 30 s, come back, and stop again. */
const long: Load = { messages: 24_000, text: "🙂".repeat(250), stalls: true };

/** In bytes. */
interface Growth {
  held: number;
  resident: number;
}

interface Outcome {
  growth: Growth;
  kept: number[];
  violations: string[];
}

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

/** Eight senders write to one receiver, of whose devices fifty stop reading. */
async function stopReading(chance: Chance, load: Load, main?: string): Promise<Outcome> {
  const dataDir = await temporaryFolder();
  const program = await startWatchedProgram(dataDir, {}, main);
  const { url } = program;
  const { senders, receivers, conversationsOf } = await makePeople(url, 8, 1);
  const [rita] = receivers;
  if (!rita) throw new Error("Nobody receives.");
  const history = createHistory();
  const quick = await openBoth({ url, somebody: rita, history }, "quick");
  const talking = await Promise.all(
    senders.map((somebody) => openPlainDevice({ url, somebody, history, name: somebody.account.name })),
  );
  const witness = await connect(url, rita.token);
  const say = () => {
    const device = chance.pick(talking);
    device.send(chance.pick(conversationsOf(device.accountId)), `${performance.now()} ${load.text}`);
  };

  await sayMany(warmUpMessages, say, witness);
  const grown = await watchMemory(program);
  const network = await startProxy(url);
  const slow = await openBoth({ url: network.url, somebody: rita, history }, "slow");
  const slowest = await connectMany(slowReaders - slow.length, network.url, rita.token);
  const readOn = load.stalls ? stallAll(network) : () => {};
  const delays = await sayMany(load.messages, say, witness);
  const growth = await grown();
  print(delays, growth);
  for (const { device } of slowest.splice(sampled)) device.close();
  readOn();
  const kept = await keptFor(slowest, load);

  const devices = [...slow, ...quick, ...talking];
  const scene = { url, devices, people: [...senders, ...receivers], history };
  const { violations } = await judge(scene, dataDir, () => stopProgram(program));
  return { growth, kept, violations };
}

/** One device of each kind. */
function openBoth(wish: Omit<DeviceWish, "name">, name: string): Promise<FaultDevice[]> {
  return Promise.all([
    openPageDevice({ ...wish, name: `${name} page` }),
    openPlainDevice({ ...wish, name: `${name} phone` }),
  ]);
}

/** Devices that only count what they are told: to keep it all, fifty times, is too much for a test. */
async function connectMany(count: number, url: string, token: string): Promise<Counter[]> {
  const counters: Counter[] = [];
  while (counters.length < count) counters.push(counterOn(await connect(url, token)));
  return counters;
}

interface Counter {
  device: Device;
  told(): number;
}

function counterOn(device: Device): Counter {
  let told = 0;
  device.socket.offAny();
  device.socket.on("message:created", () => {
    told += 1;
  });
  return { device, told: () => told };
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

/** Answers how to end it, which answers by how much more than before the program held at the most meanwhile. */
async function watchMemory(program: WatchedProgram): Promise<() => Promise<Growth>> {
  const before = await program.inside();
  const seen: Inside[] = [];
  const look = async () => void seen.push(await program.inside());
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, lookEveryMs);
  return async () => {
    clearInterval(timer);
    await looking;
    await look();
    const most = (bytes: (inside: Inside) => number) => Math.max(...seen.map(bytes)) - bytes(before);
    return { held: most(heldBy), resident: most(({ rss }) => rss) };
  };
}

/** How many bytes the program and the systems had kept for each of them, now that they read on. */
async function keptFor(slowest: Counter[], { text }: Load): Promise<number[]> {
  const eventBytes = 2 * Buffer.byteLength(text) + 400;
  const before = slowest.map(({ told }) => told());
  // The answer comes after all that waits; over a line that was cut meanwhile, on a new one.
  await Promise.all(slowest.map(({ device }) => device.settled().catch(() => {})));
  const kept = slowest.map(({ told }, at) => (told() - (before[at] ?? 0)) * eventBytes);
  for (const { device } of slowest) device.close();
  return kept;
}

function print(delays: number[], { held, resident }: Growth): void {
  const sorted = delays.toSorted((a, b) => a - b);
  const p99 = Math.round(sorted[Math.floor(sorted.length * 0.99)] ?? 0);
  const memory = `it held ${inMib(held)} more, and was ${inMib(resident)} larger`;
  console.log(`${sorted.length} messages to those who read, p99 ${p99} ms; ${memory}`);
}

function inMib(bytes: number): string {
  return `${(bytes / mib).toFixed(1)} MiB`;
}

describe("fifty devices that stop reading", () => {
  test(
    "slow nobody down, and miss nothing once they read on",
    async () => {
      const { kept, violations } = await stopReading(printedChance("slow readers"), short);
      expect(violations).toEqual([]);
      expect(Math.max(...kept)).toBeLessThanOrEqual(mostKept);
    },
    faultTimeoutMs,
  );

  test(
    "would be found to have too much kept for them if the program queued without limit",
    async () => {
      const main = await brokenBuild(await temporaryFolder(), withoutLimit);
      const { kept } = await stopReading(printedChance("slow readers, no limit"), short, main);
      expect(Math.max(...kept)).toBeGreaterThan(mostKept);
    },
    faultTimeoutMs,
  );

  test.runIf(isLong)(
    "cost no more memory than a little, for as long as it lasts",
    async () => {
      const chance = printedChance("slow readers, long");
      // The work itself makes a program grow.
      const whenReading = await stopReading(chance, { ...long, stalls: false });
      const { growth, violations } = await stopReading(chance, long);
      expect(violations).toEqual([]);
      expect(growth.held - whenReading.growth.held).toBeLessThanOrEqual(mostGrowth);
    },
    faultTimeoutMs,
  );

  test.runIf(isLong)(
    "would be found to cost more memory if the program queued without limit",
    async () => {
      const main = await brokenBuild(await temporaryFolder(), withoutLimit);
      const { growth } = await stopReading(printedChance("slow readers, long, no limit"), long, main);
      expect(growth.held).toBeGreaterThan(mostGrowth);
    },
    faultTimeoutMs,
  );
});
