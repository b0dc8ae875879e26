import { randomInt } from "node:crypto";
import { onTestFailed } from "vitest";

/** Chance that can be repeated: the same seed gives the same run. */
export interface Chance {
  seed: number;
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  pick<T>(from: readonly T[]): T;
  isOne(inHowMany: number): boolean;
}

/** Chance with the seed from FAULTS_SEED, or a new one. The seed is printed, and once more when the test fails. */
export function printedChance(what: string): Chance {
  const seed = Number(process.env.FAULTS_SEED ?? randomInt(2 ** 31));
  console.log(`${what}: FAULTS_SEED=${seed}`);
  onTestFailed(() => console.log(`${what} failed with FAULTS_SEED=${seed}`));
  return chanceOf(seed);
}

/** Mulberry32: a small generator whose every seed gives a full period of 2³² numbers. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    seed,
    next,
    between,
    pick: (from) => {
      const picked = from[between(0, from.length - 1)];
      if (picked === undefined) throw new RangeError("There is nothing to pick from.");
      return picked;
    },
    isOne: (inHowMany) => next() * inHowMany < 1,
  };
}
