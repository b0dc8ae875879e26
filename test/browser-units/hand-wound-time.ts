import type { Time } from "../../src/browser/time.ts";

/** Time that passes only when the test says so. */
export interface HandWoundTime extends Time {
  /** Lets time pass; what falls due happens in its order. */
  advance(ms: number): void;
  /** How long until each thing that is waited for. */
  waits(): number[];
}

export function handWoundTime(random = () => 0.5): HandWoundTime {
  let now = Date.UTC(2026, 2, 14, 12);
  const waiting = new Set<{ at: number; action: () => void }>();
  const next = (until: number) => [...waiting].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];

  return {
    now: () => now,
    random,
    after(ms, action) {
      const wait = { at: now + ms, action };
      waiting.add(wait);
      return () => void waiting.delete(wait);
    },
    advance(ms) {
      const end = now + ms;
      for (let due = next(end); due; due = next(end)) {
        now = Math.max(now, due.at);
        waiting.delete(due);
        due.action();
      }
      now = end;
    },
    waits: () => [...waiting].map(({ at }) => at - now),
  };
}
