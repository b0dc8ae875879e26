import { cpus } from "node:os";
import type { Comparison, Ratio, Summary } from "./comparison.ts";
import type { Percentiles } from "./latencies.ts";
import type { Options } from "./options.ts";

/** The head of a report: on what and for how long. */
export function describeRun({ rounds, measureMs, profile }: Options, pinned: boolean): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}`;
  return [
    `Node ${process.versions.node} on ${machine}; ${pinned ? "server and driver on a core each" : "cores shared"}.`,
    `${rounds} rounds of ${measureMs / 1000} s on each, in turn; medians, ratios with their range.`,
    "The relay stores nothing. Parley answers once the message is on disk.",
    ...(profile ? ["A profile was taken, which costs Parley some of its speed."] : []),
  ].join("\n");
}

/** One shape as a table. */
export function describeComparison({ shape, relay, parley, cpuRatio, throughputRatio }: Comparison): string {
  return [
    "",
    `${shape.pairs} pairs × ${shape.inFlight} in flight`,
    row("", "messages/s", "CPU µs/message", "acknowledged ms*", "delivered ms*", "memory MB"),
    summaryRow("relay", relay),
    summaryRow("Parley", parley),
    `  Parley ÷ relay: CPU ${times(cpuRatio)}, messages/s ${times(throughputRatio)}`,
    `  CPU by thread: relay ${threads(relay)} · Parley ${threads(parley)}`,
    ...driverWarnings(relay, parley),
  ].join("\n");
}

export const legend = "\n* p50 / p95 / p99. One message: one in, one acknowledgement, one delivery.";

function summaryRow(name: string, summary: Summary): string {
  return row(
    name,
    summary.messagesPerSecond.toFixed(0),
    summary.cpu.toFixed(1),
    milliseconds(summary.acknowledged),
    milliseconds(summary.delivered),
    summary.megabytes.toFixed(0),
  );
}

const columns = [11, 16, 25, 25, 11];

function row(name: string, ...cells: string[]): string {
  return `  ${name.padEnd(7)}${cells.map((cell, i) => cell.padStart(columns[i] ?? 0)).join("")}`;
}

function milliseconds({ p50, p95, p99 }: Percentiles): string {
  return [p50, p95, p99].map((ms) => ms.toFixed(1)).join(" / ");
}

function times({ median, lowest, highest }: Ratio): string {
  return `${median.toFixed(2)} × (${lowest.toFixed(2)}–${highest.toFixed(2)})`;
}

function threads({ cpuByThread }: Summary): string {
  const busy = Object.entries(cpuByThread).filter(([, micros]) => micros >= 0.5);
  return busy.map(([name, micros]) => `${name} ${micros.toFixed(1)}`).join(", ");
}

/** A driver that is always busy sets the pace: CPU per message still holds, messages per second does not. */
function driverWarnings(relay: Summary, parley: Summary): string[] {
  const share = (summary: Summary) => `${(100 * summary.driverShare).toFixed(0)} %`;
  const busiest = Math.max(relay.driverShare, parley.driverShare);
  const line = `  Driver busy: relay ${share(relay)}, Parley ${share(parley)}`;
  return busiest > 0.95 ? [`${line}. It was the bottleneck: do not trust messages/s above.`] : [line];
}
