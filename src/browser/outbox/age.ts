const dayMs = 24 * 60 * 60 * 1_000;

/** Written more than a day ago, or more than a day ahead by a clock that has gone back since. */
export function isOld(at: number, now: number): boolean {
  return Math.abs(now - at) > dayMs;
}
