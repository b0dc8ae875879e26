import { median } from "./latencies.ts";

/** How one figure stands to another. */
export interface Ratio {
  median: number;
  lowest: number;
  highest: number;
}

/** Neighbours in time are compared with each other: what a shared machine does meanwhile then hits both. */
export function ratioOf(figures: number[], base: number[]): Ratio {
  const ratios = figures.flatMap((figure, i) => {
    const other = base[i];
    return other === undefined ? [] : [figure / other];
  });
  return { median: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios) };
}
