import { setTimeout as pause } from "node:timers/promises";

/** Does a piece of work when its turn comes. */
export type Unhurried = <T>(work: () => Promise<T>) => Promise<T>;

/** After each piece, so many times as long as it took: whoever sends a message meanwhile has the rest. */
const rests = 3;
/** A clock that was put forward is no piece of work. */
const longestRestMs = 500;

/**
 * Work that nobody waits for from one moment to the next, a piece at a time for everybody together: however many ask
 * for much at once, it takes a quarter of the process at most.
 */
export function createUnhurried(clock: () => number): Unhurried {
  let last: Promise<void> = Promise.resolve();
  return async (work) => {
    const before = last;
    const over = Promise.withResolvers<void>();
    last = over.promise;
    await before;
    const since = clock();
    try {
      return await work();
    } finally {
      const restMs = Math.min(Math.max(1, rests * (clock() - since)), longestRestMs);
      void pause(restMs).then(over.resolve);
    }
  };
}
