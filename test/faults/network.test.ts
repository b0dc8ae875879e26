import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { apply } from "../../src/shared/state/apply.ts";
import { temporaryFolder } from "../app.ts";
import { connect } from "../device.ts";
import { startProgram, stopProgram } from "../program/program.ts";
import { type Chance, printedChance } from "./chance.ts";
import { lawsBroken } from "./check-history.ts";
import { type FaultDevice, openPageDevice, openPlainDevice } from "./devices.ts";
import { extent, faultTimeoutMs, isLong } from "./extent.ts";
import { createHistory } from "./history.ts";
import { startLoad } from "./load.ts";
import { makePeople } from "./load-people.ts";
import { judge } from "./load-rest.ts";
import { startFaults } from "./network-faults.ts";
import { startProxy } from "./proxy.ts";

const disconnects = extent(150, 10_000);
const convergedWithinMs = 5_000;
/** A ping every 25 s whose answer may take 20 s; then five seconds of grace, and one for the telling. */
const foundDeadWithinMs = 45_000;
const graceMs = 6_000;
const perSecond = 60;

interface Run {
  violations: string[];
  acknowledged: number;
}

/** Eight people on 24 devices talk over a network that breaks their lines so many times; then it heals. */
async function talkOverBadNetwork(chance: Chance, breaks: number, change?: typeof apply): Promise<Run> {
  // Those who never catch up are not waited for as long.
  const patienceMs = change ? 3_000 : 20_000;
  const dataDir = await temporaryFolder();
  const program = await startProgram(dataDir);
  const people = await makePeople(program.url, 4, 4);
  const everybody = [...people.senders, ...people.receivers];
  const network = await startProxy(program.url);
  const history = createHistory();
  const devices: FaultDevice[] = [];
  const oldPhones: FaultDevice[] = [];
  for (const somebody of everybody) {
    const { name } = somebody.account;
    const wish = { url: network.url, somebody, history };
    const transports = ["polling", "websocket"];
    const oldPhone = await openPlainDevice({ ...wish, name: `${name}'s old phone`, transports });
    oldPhones.push(oldPhone);
    devices.push(
      oldPhone,
      await openPageDevice({ ...wish, name: `${name}'s page`, ...(change && { apply: change }) }),
      await openPlainDevice({ ...wish, name: `${name}'s phone` }),
    );
  }

  const stopLoad = startLoad({ devices, people, chance, perSecond });
  const faults = startFaults(network, chance);
  while (network.breaks() < breaks) await pause(50);
  stopLoad();
  console.log(`${network.breaks()} disconnects: ${faults.told()}`);
  faults.heal();
  for (const phone of oldPhones) takeOutAgain(phone);
  const scene = { url: program.url, devices, people: everybody, history };
  const { violations, restMs } = await judge(scene, dataDir, () => stopProgram(program), patienceMs);
  const acknowledged = history.entries.filter(({ type }) => type === "ok").length;
  console.log(`${acknowledged} messages acknowledged, all in step ${Math.round(restMs)} ms after it healed`);
  if (isLong && restMs > convergedWithinMs) violations.push(`slow: ${restMs} ms until all were in step`);
  return { violations, acknowledged };
}

/**
 * A client whose line breaks right between polling and a WebSocket hears nothing until it misses a ping, after 45 s:
 * so Socket.IO's is made. Its person does not wait, but puts it away and takes it out again.
 */
function takeOutAgain(phone: FaultDevice): void {
  phone.leave();
  phone.comeBack();
}

/** A page that believes it has caught up without having got what it missed. */
const withoutCatchUp: typeof apply = (state, event) => {
  const isCatchUp = event.type === "synced" && !event.answer.reset;
  return apply(state, isCatchUp ? { ...event, answer: { ...event.answer, messages: [] } } : event);
};

describe("people whose network fails again and again", () => {
  test(
    "have every message once, in order, on every device, soon after it heals",
    async () => {
      const run = await talkOverBadNetwork(printedChance("network"), disconnects);
      expect(run.violations).toEqual([]);
      expect(run.acknowledged).toBeGreaterThan(0);
    },
    faultTimeoutMs,
  );

  test(
    "would be found to miss some if pages did not catch up",
    async () => {
      const chance = printedChance("network, no catch-up");
      const { violations } = await talkOverBadNetwork(chance, 60, withoutCatchUp);
      expect(lawsBroken(violations)).toContain("H3");
    },
    faultTimeoutMs,
  );
});

describe("a device that vanished without a word", () => {
  test.runIf(isLong)(
    "is found out within 45 seconds, on both sides, and its person is shown as gone",
    async () => {
      const program = await startProgram(await temporaryFolder());
      const { senders, receivers } = await makePeople(program.url, 1, 1);
      const [sam, rita] = [...senders, ...receivers];
      if (!sam || !rita) throw new Error("Two people are needed.");
      const network = await startProxy(program.url);
      const history = createHistory();
      const tunnel = await openPageDevice({ url: network.url, somebody: rita, history, name: "in a tunnel" });
      const watcher = await connect(program.url, sam.token);
      await watcher.ask("presence:watch", { accountIds: [rita.account.id] });

      const began = performance.now();
      const since = () => Math.round(performance.now() - began);
      network.onLine((line) => line.blackHole());
      for (const line of network.lines) line.blackHole();
      const noticed = tunnel.until(() => !tunnel.isOnline()).then(since);
      await watcher.hears("presence:changed", ({ presence }) => presence === "offline");
      const toldMs = since();
      console.log(`Noticed after ${await noticed} ms, gone for others after ${toldMs} ms`);
      expect(await noticed).toBeLessThanOrEqual(foundDeadWithinMs + 1_000);
      expect(toldMs).toBeLessThanOrEqual(foundDeadWithinMs + graceMs);
    },
    faultTimeoutMs,
  );
});
