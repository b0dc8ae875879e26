import { setTimeout as sleep } from "node:timers/promises";
import type { Percentiles } from "../latencies.ts";
import type { Shape } from "../options.ts";
import type { People } from "../people.ts";
import { residentMegabytes } from "../servers/cpu.ts";
import type { Place } from "./connection.ts";
import { keysByTime, randomKeys } from "./keys.ts";
import { openPair, type Pair } from "./pair.ts";
import { type Cost, costOf } from "./server-cost.ts";
import { lostAfterMs, Stretch } from "./stretch.ts";

/** So many messages at once, by so many pairs from the `first` on. */
export interface Load extends Shape {
  first?: number;
  warmUpMs: number;
  measureMs: number;
}

export interface Measured extends Cost {
  messages: number;
  /** From sending to the acknowledgement, and to the other side. */
  acknowledged: Percentiles;
  delivered: Percentiles;
  serverMegabytes: number | null;
}

/** Whom to play, and against which server. */
export interface Task {
  place: Place;
  serverPid: number;
  people: People[];
  /** Keys without any order, as a client of somebody else's may make them, instead of those our page makes. */
  randomKeys: boolean;
}

/** Opens all pairs; the function then measures one load at a time on some of them. */
export async function closedLoop({ place, serverPid, people, ...task }: Task) {
  const stretch = new Stretch();
  const pairs: Pair[] = [];
  for (const two of people) {
    const newKey = task.randomKeys ? randomKeys() : keysByTime(Date.now);
    pairs.push(await openPair(place, two, stretch, newKey));
  }

  return async ({ first = 0, ...load }: Load): Promise<Measured> => {
    const busy = pairs.slice(first, first + load.pairs);
    for (const pair of busy) pair.start(load.inFlight);
    await sleep(load.warmUpMs);
    stretch.begin();
    const cost = await costOf(serverPid, () => stretch.last(load.measureMs));
    const measured = { ...stretch.end(), ...cost, serverMegabytes: residentMegabytes(serverPid) };
    await settle(busy);
    return measured;
  };
}

async function settle(pairs: Pair[]): Promise<void> {
  const lost = sleep(lostAfterMs, undefined, { ref: false }).then(() => {
    throw new Error(`After ${lostAfterMs / 1000} s, some message is still not acknowledged and delivered.`);
  });
  await Promise.race([Promise.all(pairs.map((pair) => pair.settle())), lost]);
}
