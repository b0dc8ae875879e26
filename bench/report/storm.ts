import type { StormResult } from "../sections/storm.ts";
import { count, milliseconds } from "./table.ts";

/** How everybody came back. */
export function describeStorm(storm: StormResult): string {
  const { clients, resynced, attempts, busiestSecond, megabytesPeak, megabytesBefore, live } = storm;
  const all = attempts.reduce((sum, number) => sum + number, 0);
  return [
    "",
    `A restart under ${count(clients)} clients: ${seconds(storm.downMs)} s until the server was back`,
    `  ${count(resynced)} knew again what they had missed, the last ${seconds(storm.settledMs)} s after the first line was lost` +
      ` (${seconds(storm.settledSinceReadyMs)} s after the server was back)`,
    `  ${count(all)} attempts, by second: ${attempts.join(" ")}; the busiest had ${(100 * busiestSecond).toFixed(0)} %`,
    `  Memory: before ${megabytesBefore.toFixed(0)} MB, then at most ${megabytesPeak.toFixed(0)} MB`,
    `  Event loop late: p99 ${storm.loopDelay.p99.toFixed(1)} ms, largest ${storm.loopDelay.max.toFixed(1)} ms`,
    `  ${seconds(live.afterMs)} s after, others' messages were delivered in ms¹: ${milliseconds(live.delivered)}`,
  ].join("\n");
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
