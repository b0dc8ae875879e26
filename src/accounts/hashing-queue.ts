import { AppError } from "../shared/errors.ts";

/**
 * Who is served first: `known` are people already signed in, or in a browser where they were before; `strangers`
 * may be anybody. So that a flood of strangers keeps nobody else waiting.
 */
export type Lane = "known" | "strangers";

export type HashingQueue = <T>(lane: Lane, work: () => Promise<T>) => Promise<T>;

/**
 * Does a few works at once and lets others wait, up to so many in each lane. Refuses more with `too_many` at once,
 * rather than after minutes.
 */
export function createHashingQueue(atOnce: number, waitingPerLane: number): HashingQueue {
  const lanes: Record<Lane, (() => void)[]> = { known: [], strangers: [] };
  let busy = 0;

  function turn(lane: (() => void)[]): Promise<void> {
    if (lane.length >= waitingPerLane) throw queueIsFull();
    return new Promise((resolve) => lane.push(resolve));
  }

  return async function inTurn(lane, work) {
    if (busy >= atOnce) await turn(lanes[lane]);
    else busy += 1;
    try {
      return await work();
    } finally {
      const next = lanes.known.shift() ?? lanes.strangers.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}

function queueIsFull(): AppError {
  return new AppError("too_many", "Many people are signing in just now. Please try again in a moment.", {
    retryAfterMs: 5_000,
  });
}
