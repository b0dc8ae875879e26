import { setTimeout as sleep } from "node:timers/promises";
import { residentMegabytes } from "../servers/cpu.ts";
import type { Bench } from "./bench.ts";
import { type Contestant, type ContestantName, contestants, startContestant } from "./contestants.ts";

/** What one connection that is signed in and says nothing costs, in kB. */
export interface IdleResult {
  name: ContestantName;
  connections: number;
  residentKb: number;
  heapKb: number;
  outsideHeapKb: number;
}

/** Let in first and not counted: what the first ones bring to life serves all. */
const warmUp = 200;

/** Memory per connection on each server, one after the other. Everybody is somebody else, with one connection. */
export async function measureIdle(bench: Bench): Promise<IdleResult[]> {
  const results: IdleResult[] = [];
  for (const name of contestants) {
    const { idleConnections: connections, settleMs } = bench.options;
    const contestant = await startContestant(bench, name, Math.ceil((warmUp + connections) / 2));
    results.push({ name, connections, ...(await growth(contestant, connections, settleMs)) });
    await contestant.stop();
  }
  return results;
}

async function growth({ server, driver, place, people }: Contestant, connections: number, settleMs: number) {
  const tokens = people.flatMap(({ senderToken, receiverToken }) => [senderToken, receiverToken]);
  await driver.order("gather", { place, tokens: tokens.slice(0, warmUp) });
  const before = await memory(server, settleMs);
  await driver.order("gather", { place, tokens: tokens.slice(warmUp, warmUp + connections) });
  const after = await memory(server, settleMs);
  return {
    residentKb: (after.resident - before.resident) / connections,
    heapKb: (after.heap - before.heap) / connections,
    outsideHeapKb: (after.outsideHeap - before.outsideHeap) / connections,
  };
}

/** Once buffers and timers of the handshakes are gone. */
async function memory(server: Contestant["server"], settleMs: number) {
  await sleep(settleMs);
  const { heap, outsideHeap } = await server.held();
  const resident = (residentMegabytes(server.pid) ?? Number.NaN) * 1024;
  return { resident, heap: heap / 1024, outsideHeap: outsideHeap / 1024 };
}
