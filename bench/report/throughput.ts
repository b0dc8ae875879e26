import type { Comparison, Ratios, Summary } from "../sections/comparison.ts";
import { contestants } from "../sections/contestants.ts";
import { milliseconds, table, times } from "./table.ts";

export const names = { relay: "Socket.IO relay", ws: "ws relay", parley: "Parley" };

/** One shape as a table. */
export function describeComparison({ shape, servers, toRelay, toWs }: Comparison): string {
  return [
    "",
    `${shape.pairs} pairs × ${shape.inFlight} in flight`,
    ...table([
      ["", "messages/s", "CPU µs/message", "acknowledged ms¹", "delivered ms¹", "loop late ms²", "memory MB"],
      ...contestants.map((name) => summaryRow(names[name], servers[name])),
    ]),
    `  Parley ÷ Socket.IO relay: ${ratios(toRelay)}`,
    `  Parley ÷ ws relay: ${ratios(toWs)}`,
    ...contestants.map((name) => `  CPU by thread, ${names[name]}: ${threads(servers[name])}`),
    ...driverWarnings(Object.values(servers)),
  ].join("\n");
}

/** What the marks in the tables stand for. */
export const legend = `
¹ p50 / p95 / p99. One message: one in, one acknowledgement, one delivery.
² How late the event loop came to a timer, p99 / largest.`;

function summaryRow(name: string, summary: Summary): string[] {
  const { p99, max } = summary.loopDelay;
  return [
    name,
    summary.messagesPerSecond.toFixed(0),
    summary.cpu.toFixed(1),
    milliseconds(summary.acknowledged),
    milliseconds(summary.delivered),
    `${p99.toFixed(1)} / ${max.toFixed(1)}`,
    summary.megabytes.toFixed(0),
  ];
}

function ratios({ cpu, messagesPerSecond }: Ratios): string {
  return `CPU ${times(cpu)}, messages/s ${times(messagesPerSecond)}`;
}

function threads({ cpuByThread }: Summary): string {
  const busy = Object.entries(cpuByThread).filter(([, micros]) => micros >= 0.5);
  return busy.map(([name, micros]) => `${name} ${micros.toFixed(1)}`).join(", ");
}

/** A driver that is always busy sets the pace: CPU per message still holds, messages per second does not. */
function driverWarnings(summaries: Summary[]): string[] {
  const shares = summaries.map(({ driverShare }) => driverShare);
  const line = `  Driver busy: ${shares.map((share) => `${(100 * share).toFixed(0)} %`).join(", ")}`;
  return Math.max(...shares) > 0.95
    ? [`${line}. It was the bottleneck: do not trust messages/s above.`]
    : [line];
}
