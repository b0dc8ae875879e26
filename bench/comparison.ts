import type { Measured } from "./closed-loop.ts";
import { median, type Percentiles } from "./latencies.ts";
import type { Shape } from "./options.ts";

/** One shape: every round on both servers, in the order in which they ran. */
export interface ShapeResult {
  shape: Shape;
  relay: Measured[];
  parley: Measured[];
}

/** What is compared, per shape. `cpu` in µs per message; ratios are Parley's by the relay's, round by round. */
export interface Comparison {
  shape: Shape;
  relay: Summary;
  parley: Summary;
  cpuRatio: Ratio;
  throughputRatio: Ratio;
}

export interface Summary {
  messagesPerSecond: number;
  cpu: number;
  cpuByThread: Record<string, number>;
  acknowledged: Percentiles;
  delivered: Percentiles;
  megabytes: number;
  driverShare: number;
}

export interface Ratio {
  median: number;
  lowest: number;
  highest: number;
}

export function compare({ shape, relay, parley }: ShapeResult): Comparison {
  return {
    shape,
    relay: summary(relay),
    parley: summary(parley),
    cpuRatio: ratio(relay, parley, cpuPerMessage),
    throughputRatio: ratio(relay, parley, messagesPerSecond),
  };
}

function summary(rounds: Measured[]): Summary {
  const middle = (figure: (round: Measured) => number) => median(rounds.map(figure));
  return {
    messagesPerSecond: middle(messagesPerSecond),
    cpu: middle(cpuPerMessage),
    cpuByThread: byThread(rounds),
    acknowledged: middlePercentiles(rounds.map((round) => round.acknowledged)),
    delivered: middlePercentiles(rounds.map((round) => round.delivered)),
    megabytes: middle((round) => round.serverMegabytes ?? Number.NaN),
    driverShare: middle((round) => round.driverShare),
  };
}

function messagesPerSecond({ messages, seconds }: Measured): number {
  return messages / seconds;
}

function cpuPerMessage({ serverCpu, messages }: Measured): number {
  if (!serverCpu) return Number.NaN;
  return Object.values(serverCpu).reduce((sum, micros) => sum + micros, 0) / messages;
}

function byThread(rounds: Measured[]): Record<string, number> {
  const names = new Set(rounds.flatMap(({ serverCpu }) => Object.keys(serverCpu ?? {})));
  return Object.fromEntries(
    [...names].map((name) => [name, median(rounds.map((r) => (r.serverCpu?.[name] ?? 0) / r.messages))]),
  );
}

function middlePercentiles(rounds: Percentiles[]): Percentiles {
  const middle = (name: keyof Percentiles) => median(rounds.map((round) => round[name]));
  return { p50: middle("p50"), p95: middle("p95"), p99: middle("p99") };
}

/** Neighbours in time are compared with each other: what a shared machine does meanwhile then hits both. */
function ratio(relay: Measured[], parley: Measured[], figure: (round: Measured) => number): Ratio {
  const ratios = parley.flatMap((round, i) => {
    const other = relay[i];
    return other ? [figure(round) / figure(other)] : [];
  });
  return { median: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios) };
}
