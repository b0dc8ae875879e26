import type { Percentiles } from "../latencies.ts";
import type { Ratio } from "../ratio.ts";

/** Rows of cells as a table: the first column to the left, the others to the right. */
export function table(rows: string[][]): string[] {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(...rows.map((row) => row[i]?.length ?? 0)),
  );
  return rows.map((row) => {
    const cells = row.map((cell, i) =>
      i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
    );
    return `  ${cells.join("   ")}`;
  });
}

export function milliseconds({ p50, p95, p99 }: Percentiles): string {
  return [p50, p95, p99].map((ms) => ms.toFixed(1)).join(" / ");
}

/** A ratio, with its range where there was more than one round. */
export function times({ median, lowest, highest }: Ratio): string {
  const range = lowest === highest ? "" : ` (${lowest.toFixed(2)}–${highest.toFixed(2)})`;
  return `${median.toFixed(2)} ×${range}`;
}

export function count(number: number): string {
  return number.toLocaleString("en-GB");
}
