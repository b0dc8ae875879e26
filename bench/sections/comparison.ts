import type { Measured } from "../driver/closed-loop.ts";
import { cpuForOne } from "../driver/server-cost.ts";
import { median, type Percentiles } from "../latencies.ts";
import type { Shape } from "../options.ts";
import type { LoopDelay } from "../probe.ts";
import { type Ratio, ratioOf } from "../ratio.ts";
import type { ContestantName } from "./contestants.ts";

export interface Round extends Measured {
  loopDelay: LoopDelay;
}

/** What is compared, per shape. `cpu` in µs per message; ratios are Parley's by a relay's, round by round. */
export interface Comparison {
  shape: Shape;
  servers: Record<ContestantName, Summary>;
  toRelay: Ratios;
  toWs: Ratios;
}

export interface Ratios {
  cpu: Ratio;
  messagesPerSecond: Ratio;
}

export interface Summary {
  messagesPerSecond: number;
  cpu: number;
  cpuByThread: Record<string, number>;
  acknowledged: Percentiles;
  delivered: Percentiles;
  loopDelay: LoopDelay;
  megabytes: number;
  driverShare: number;
}

/** Every round on each server, in the order in which they ran. */
export function compare(shape: Shape, { relay, ws, parley }: Record<ContestantName, Round[]>): Comparison {
  return {
    shape,
    servers: { relay: summarize(relay), ws: summarize(ws), parley: summarize(parley) },
    toRelay: ratios(parley, relay),
    toWs: ratios(parley, ws),
  };
}

export function summarize(rounds: Round[]): Summary {
  const middle = (figure: (round: Round) => number) => median(rounds.map(figure));
  return {
    messagesPerSecond: middle(messagesPerSecond),
    cpu: middle(cpuPerMessage),
    cpuByThread: byThread(rounds),
    acknowledged: middlePercentiles(rounds.map((round) => round.acknowledged)),
    delivered: middlePercentiles(rounds.map((round) => round.delivered)),
    loopDelay: {
      p50: middle(({ loopDelay }) => loopDelay.p50),
      p99: middle(({ loopDelay }) => loopDelay.p99),
      max: middle(({ loopDelay }) => loopDelay.max),
    },
    megabytes: middle((round) => round.serverMegabytes ?? Number.NaN),
    driverShare: middle((round) => round.driverShare),
  };
}

function messagesPerSecond({ messages, seconds }: Round): number {
  return messages / seconds;
}

export function cpuPerMessage(round: Round): number {
  return cpuForOne(round, round.messages);
}

function byThread(rounds: Round[]): Record<string, number> {
  const names = new Set(rounds.flatMap(({ serverCpu }) => Object.keys(serverCpu ?? {})));
  return Object.fromEntries(
    [...names].map((name) => [name, median(rounds.map((r) => (r.serverCpu?.[name] ?? 0) / r.messages))]),
  );
}

function middlePercentiles(rounds: Percentiles[]): Percentiles {
  const middle = (name: keyof Percentiles) => median(rounds.map((round) => round[name]));
  return { p50: middle("p50"), p95: middle("p95"), p99: middle("p99") };
}

function ratios(ours: Round[], theirs: Round[]): Ratios {
  const ratio = (figure: (round: Round) => number) => ratioOf(ours.map(figure), theirs.map(figure));
  return { cpu: ratio(cpuPerMessage), messagesPerSecond: ratio(messagesPerSecond) };
}
