/** How much of a fault test to run: a short form in `npm test`, the scoreboard's counts with FAULTS=long. */
export const isLong = process.env.FAULTS === "long";

export function extent(short: number, long: number): number {
  return isLong ? long : short;
}

const minute = 60_000;

/** A bound for a run that hangs, far above what it takes; nothing is judged by it. */
export const faultTimeoutMs = isLong ? 60 * minute : 3 * minute;
