import { cpuBetween, cpuTime } from "../servers/cpu.ts";

/** What a stretch of time cost. */
export interface Cost {
  seconds: number;
  /** The server's CPU time by kind of thread, in µs; null where the system does not tell. */
  serverCpu: Record<string, number> | null;
  /** How much of one core the driver itself used: near 1, it and not the server set the pace. */
  driverShare: number;
}

/** What the server uses while `work` runs. */
export async function costOf(serverPid: number, work: () => Promise<void>): Promise<Cost> {
  const startedAt = performance.now();
  const own = process.cpuUsage();
  const before = cpuTime(serverPid);
  await work();
  const after = cpuTime(serverPid);
  const { user, system } = process.cpuUsage(own);
  const elapsedMs = performance.now() - startedAt;
  return {
    seconds: elapsedMs / 1000,
    serverCpu: before && after && cpuBetween(before, after),
    driverShare: (user + system) / 1000 / elapsedMs,
  };
}

/** All threads together, for one of so many; NaN where the system does not tell. */
export function cpuForOne({ serverCpu }: Cost, count: number): number {
  if (!serverCpu) return Number.NaN;
  return Object.values(serverCpu).reduce((sum, micros) => sum + micros, 0) / count;
}
