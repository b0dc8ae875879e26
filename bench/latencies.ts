/** Times in ms: what half, 95 and 99 in a hundred stay below. */
export interface Percentiles {
  p50: number;
  p95: number;
  p99: number;
}

/** `times` need no order; all zero when there are none. */
export function percentiles(times: number[]): Percentiles {
  const sorted = Float64Array.from(times).sort();
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** The middle one; the mean of the middle two; NaN when there are none. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  // An odd count has one middle, which then counts twice.
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}
