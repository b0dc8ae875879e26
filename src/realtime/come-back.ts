/** Lines that one core takes back in a second with room to spare: each costs 2 to 3 ms, with what it asks first. */
const linesPerSecond = 200;
/** Whom nobody has told otherwise comes back within this (src/browser/line/connection.ts). */
const usualMs = 2_000;
/** Longer than a person waits. A server with more lines than that needs more than one core anyway. */
const atMostMs = 20_000;

/**
 * Over how many milliseconds so many connections had better spread, should all of them be lost at once; none where
 * they are few enough to come as they like.
 */
export function comeBackWithin(connections: number): { comeBackWithinMs?: number } {
  const neededMs = Math.min(Math.ceil((connections / linesPerSecond) * 1_000), atMostMs);
  return neededMs > usualMs ? { comeBackWithinMs: neededMs } : {};
}
