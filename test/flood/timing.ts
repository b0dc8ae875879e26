/** Whether the long forms are wanted: many more samples, and figures on standard output. */
export const isLong = process.env.FLOOD === "long";

export function median(values: number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/**
 * The two-sample Kolmogorov-Smirnov test: how likely samples as different as these are when both come from one
 * distribution (Smirnov's asymptotic formula with Stephens's correction).
 */
export function kolmogorovSmirnov(one: number[], other: number[]): number {
  const moments = [
    ...one.map((at) => ({ at, by: 1 / one.length })),
    ...other.map((at) => ({ at, by: -1 / other.length })),
  ];
  let distance = 0;
  let difference = 0;
  for (const { by } of moments.toSorted((a, b) => a.at - b.at)) {
    difference += by;
    distance = Math.max(distance, Math.abs(difference));
  }
  const size = Math.sqrt((one.length * other.length) / (one.length + other.length));
  const lambda = (size + 0.12 + 0.11 / size) * distance;
  let p = 0;
  for (let k = 1; k <= 100; k += 1) p += 2 * (-1) ** (k - 1) * Math.exp(-2 * (k * lambda) ** 2);
  return Math.min(1, Math.max(0, p));
}
