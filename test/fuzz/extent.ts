import { randomInt } from "node:crypto";

const isLong = process.env.FUZZ === "long";

/** The short form repeats one run for ever, so that it fails for whoever broke something; the long form explores. */
export const seed = Number(process.env.FUZZ_SEED ?? (isLong ? randomInt(2 ** 31) : 20_261_122));

/** How much is sent: the number for `npm test`, and the one for `FUZZ=long`. */
export function extent(short: number, long: number): number {
  return isLong ? long : short;
}
