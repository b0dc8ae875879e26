import type { Chance } from "./chance.ts";
import type { BadNetwork, Direction, ProxiedLine } from "./proxy.ts";

/** Breaks the lines of a network by chance, one after another, until it heals. */
export interface FaultDriver {
  /** What was done how often. */
  told(): string;
  /** Ends all faults, those that lie in wait too. */
  heal(): void;
}

/** A fault every so often, in milliseconds: each line lives for a few hundred. */
const everyMs = { from: 3, to: 15 };
/** After so long a line that lost something is cut, as a router does when it starts anew. */
const silenceMs = { from: 50, to: 1_000 };
const delayMs = { from: 50, to: 2_000 };
const directions: Direction[] = ["toServer", "toClient"];

export function startFaults(network: BadNetwork, chance: Chance): FaultDriver {
  const done = new Map<string, number>();
  const timers = new Set<NodeJS.Timeout>();

  const faults: Record<string, (line: ProxiedLine) => void> = {
    reset: (line) => line.reset(),
    "black hole": (line) => {
      line.blackHole();
      later(silenceMs, line.reset);
    },
    "half-open": (line) => {
      line.blackHole(chance.pick(directions));
      later(silenceMs, line.reset);
    },
    cut: (line) => line.cutAfter(chance.between(0, 2_000), chance.pick(directions)),
    delay: (line) => {
      line.delay(chance.between(delayMs.from, delayMs.to));
      later(delayMs, line.reset);
    },
  };

  network.onLine((line) => {
    // Some fail on the way up: in the middle of the handshake, or of the move from polling to a WebSocket.
    if (chance.isOne(5)) befall(line);
  });
  next();
  return { told, heal };

  function next(): void {
    later(everyMs, () => {
      const lines = [...network.lines];
      if (lines.length > 0) befall(chance.pick(lines));
      next();
    });
  }

  function befall(line: ProxiedLine): void {
    const name = chance.pick(Object.keys(faults));
    done.set(name, (done.get(name) ?? 0) + 1);
    faults[name]?.(line);
  }

  function later(span: { from: number; to: number }, act: () => void): void {
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        act();
      },
      chance.between(span.from, span.to),
    );
    timers.add(timer);
  }

  function told(): string {
    return [...done].map(([name, times]) => `${name} ${times}`).join(", ");
  }

  function heal(): void {
    for (const timer of timers) clearTimeout(timer);
    network.onLine(() => {});
    // What was lost on a line stays lost: all begin anew.
    for (const line of network.lines) line.reset();
  }
}
