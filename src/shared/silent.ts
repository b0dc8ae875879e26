import { limits } from "./limits.ts";

/** The positions at which nobody said anything, with one more: the newest few, ascending. */
export function withSilent(held: number[] | undefined, seq: number): number[] {
  return [...(held ?? []), seq].slice(-limits.silentSeqs);
}
