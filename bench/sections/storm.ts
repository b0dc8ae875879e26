import { setTimeout as sleep } from "node:timers/promises";
import { startDriver } from "../driver/driver-process.ts";
import type { StormReport } from "../driver/page-lines.ts";
import { startPlayer } from "../driver/player.ts";
import type { Percentiles } from "../latencies.ts";
import type { People } from "../people.ts";
import type { LoopDelay } from "../probe.ts";
import { startApp } from "../servers/app.ts";
import { residentMegabytes } from "../servers/cpu.ts";
import { newDataFolder } from "../servers/data-folder.ts";
import { freePort } from "../servers/free-port.ts";
import { seed } from "../servers/seed.ts";
import type { ServerProcess } from "../servers/server-process.ts";
import type { StormOrder } from "../storm-clients.ts";
import type { Bench } from "./bench.ts";

/** Everybody is thrown out by a restart, and comes back. Times in ms, memory in MB. */
export interface StormResult {
  clients: number;
  /** How many knew again what they had missed, within `atMostMs`. */
  resynced: number;
  /** From the first line lost, and from when the server was back. */
  settledMs: number;
  settledSinceReadyMs: number;
  downMs: number;
  attempts: number[];
  /** Of all attempts, the share of the busiest second. */
  busiestSecond: number;
  megabytesBefore: number;
  megabytesPeak: number;
  loopDelay: LoopDelay;
  /** How soon messages arrive among others, with everybody back. */
  live: { afterMs: number; delivered: Percentiles };
}

const atMostMs = 120_000;
const messages = 10;
const livePairs = 50;

/** Restarts the server under so many chat pages' lines. */
export async function measureStorm({ options, cores }: Bench): Promise<StormResult> {
  const { stormClients: clients, stormWaitMs, measureMs } = options;
  const data = newDataFolder();
  const [crowd = [], live = []] = await seed(data, [
    { pairs: Math.ceil(clients / 2), messages },
    { pairs: livePairs, messages },
  ]);
  const start = { pinned: cores.server, data, port: await freePort() };
  const first = await startApp(start);
  const pages = startPlayer("The crowd", cores.driver, "storm-clients.ts");
  await pages.ask<object>(connectAll(first.url, crowd, clients));
  const megabytesBefore = residentMegabytes(first.pid) ?? Number.NaN;

  await pages.ask<object>({ name: "expect restart" } satisfies StormOrder);
  const settling = pages.ask<StormReport>({ name: "settle", atMostMs } satisfies StormOrder);
  await first.stop();
  const second = await startApp(start);
  const readyAt = Date.now();
  const restart = await untilSettled(second, settling, readyAt);
  await sleep(Math.max(0, readyAt + stormWaitMs - Date.now()));
  const afterMs = Date.now() - readyAt;
  const delivered = await liveDelivery(cores.driver, second, live, measureMs);

  await pages.stop();
  await second.stop();
  data.remove();
  return { clients, megabytesBefore, ...restart, live: { afterMs, delivered } };
}

async function untilSettled(server: ServerProcess, settling: Promise<StormReport>, readyAt: number) {
  await server.watchLoop();
  const report = await settling;
  return {
    ...summary(report, readyAt),
    megabytesPeak: residentMegabytes(server.pid, "peak") ?? Number.NaN,
    loopDelay: await server.loopDelay(),
  };
}

function connectAll(url: string, people: People[], count: number): StormOrder {
  const tokens = people.flatMap(({ senderToken, receiverToken }) => [senderToken, receiverToken]);
  return { name: "connect", url, tokens: tokens.slice(0, count) };
}

function summary({ droppedAt, settledAt, resynced, attempts }: StormReport, readyAt: number) {
  const all = attempts.reduce((sum, count) => sum + count, 0);
  return {
    resynced,
    settledMs: settledAt - droppedAt,
    settledSinceReadyMs: settledAt - readyAt,
    downMs: readyAt - droppedAt,
    attempts,
    busiestSecond: Math.max(...attempts) / all,
  };
}

async function liveDelivery(pinned: string[], server: ServerProcess, people: People[], measureMs: number) {
  const driver = startDriver(pinned);
  const place = { url: server.url, dialect: "socket.io" as const };
  await driver.order("open", { place, people, serverPid: server.pid, randomKeys: false });
  const load = { pairs: people.length, inFlight: 1, warmUpMs: 200, measureMs };
  const { delivered } = await driver.order("measure", load);
  await driver.stop();
  return delivered;
}
