import { setTimeout as sleep } from "node:timers/promises";
import { cpuBetween, cpuTime, residentMegabytes } from "./cpu.ts";
import { keysByTime, randomKeys } from "./keys.ts";
import { type Percentiles, percentiles } from "./latencies.ts";
import type { Shape } from "./options.ts";
import { openPair, type Pair, type PairRecorder } from "./pair.ts";
import type { People } from "./people.ts";

export interface Load extends Shape {
  warmUpMs: number;
  measureMs: number;
}

export interface Measured {
  messages: number;
  seconds: number;
  /** From sending to the acknowledgement, and to the other side. */
  acknowledged: Percentiles;
  delivered: Percentiles;
  /** The server's CPU time in the stretch by kind of thread, in µs; null where the system does not tell. */
  serverCpu: Record<string, number> | null;
  serverMegabytes: number | null;
  /** How much of one core the driver itself used: near 1, it and not the server set the pace. */
  driverShare: number;
}

/** Whom to play, and against which server. */
export interface Task {
  url: string;
  serverPid: number;
  people: People[];
  /** Keys without any order, as a client of somebody else's may make them, instead of those our page makes. */
  randomKeys: boolean;
}

/** Opens all pairs; the function then measures one load at a time on the first of them. */
export async function closedLoop(task: Task) {
  const stretch = new Stretch();
  const pairs: Pair[] = [];
  for (const two of task.people) {
    const newKey = task.randomKeys ? randomKeys() : keysByTime(Date.now);
    pairs.push(await openPair(task.url, two, stretch, newKey));
  }

  return async (load: Load): Promise<Measured> => {
    const busy = pairs.slice(0, load.pairs);
    for (const pair of busy) pair.start(load.inFlight);
    await sleep(load.warmUpMs);
    const measured = await measure(stretch, task.serverPid, load.measureMs);
    await settle(busy);
    return measured;
  };
}

async function measure(stretch: Stretch, serverPid: number, measureMs: number): Promise<Measured> {
  stretch.begin();
  const startedAt = performance.now();
  const own = process.cpuUsage();
  const before = cpuTime(serverPid);
  await stretch.last(measureMs);
  const after = cpuTime(serverPid);
  const { user, system } = process.cpuUsage(own);
  const elapsedMs = performance.now() - startedAt;
  return {
    ...stretch.end(),
    seconds: elapsedMs / 1000,
    serverCpu: before && after && cpuBetween(before, after),
    serverMegabytes: residentMegabytes(serverPid),
    driverShare: (user + system) / 1000 / elapsedMs,
  };
}

/** Fewer say nothing about the cost of one. */
const enoughMessages = 500;

/** Far more than a message takes; one that is still on its way is lost. */
const lostAfterMs = 20_000;

async function settle(pairs: Pair[]): Promise<void> {
  const lost = sleep(lostAfterMs, undefined, { ref: false }).then(() => {
    throw new Error(`After ${lostAfterMs / 1000} s, some message is still not acknowledged and delivered.`);
  });
  await Promise.race([Promise.all(pairs.map((pair) => pair.settle())), lost]);
}

/** Collects while a stretch is measured, and lets everything else pass. */
class Stretch implements PairRecorder {
  #open = false;
  #messages = 0;
  #acknowledged: number[] = [];
  #delivered: number[] = [];

  begin(): void {
    this.#open = true;
    this.#messages = 0;
    this.#acknowledged = [];
    this.#delivered = [];
  }

  /** Waits so long, and on a machine that is busy elsewhere as many times so long as it takes to see enough. */
  async last(measureMs: number): Promise<void> {
    const giveUpAt = performance.now() + Math.max(lostAfterMs, measureMs);
    while (performance.now() < giveUpAt) {
      await sleep(measureMs);
      if (this.#messages >= enoughMessages) return;
    }
    if (this.#messages === 0) throw new Error("Not one message got through.");
  }

  end() {
    this.#open = false;
    return {
      messages: this.#messages,
      acknowledged: percentiles(this.#acknowledged),
      delivered: percentiles(this.#delivered),
    };
  }

  acknowledged(afterMs: number): void {
    if (this.#open) this.#acknowledged.push(afterMs);
  }

  delivered(afterMs: number): void {
    if (this.#open) this.#delivered.push(afterMs);
  }

  done(): void {
    if (this.#open) this.#messages += 1;
  }
}
