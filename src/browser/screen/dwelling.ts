import type { Time } from "../time.ts";
import { isLooking } from "./looking.ts";

/** Long enough to have been read rather than passed by. */
const seenAfterMs = 1_000;

/** How long rows have stood before somebody's eyes. */
export interface Dwelling {
  came(row: HTMLElement): void;
  left(row: HTMLElement): void;
  clear(): void;
  /** Time spent looking elsewhere does not count. */
  startOver(): void;
  lookAgain(): void;
}

/** Calls `seen` with the farthest position that was looked at for long enough. */
export function createDwelling(time: Time, seen: (seq: number) => void): Dwelling {
  /** Since when each row is on screen. */
  const since = new Map<HTMLElement, number>();
  let callOff = () => {};
  return {
    came(row) {
      if (!since.has(row)) since.set(row, time.now());
    },
    left: (row) => void since.delete(row),
    clear: () => since.clear(),
    startOver() {
      for (const row of since.keys()) since.set(row, time.now());
      lookAgain();
    },
    lookAgain,
  };

  function lookAgain(): void {
    callOff();
    if (isLooking() && since.size > 0) callOff = time.after(seenAfterMs, tellSeen);
  }

  function tellSeen(): void {
    if (!isLooking()) return;
    const longEnough = [...since].filter(([, start]) => time.now() - start >= seenAfterMs);
    const seq = Math.max(0, ...longEnough.map(([row]) => Number(row.dataset.seq)));
    if (seq > 0) seen(seq);
    if (longEnough.length < since.size) lookAgain();
  }
}
