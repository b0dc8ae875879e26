import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";

/** The start of a command line that keeps a program on one core; empty where that is not possible. */
export interface Cores {
  server: string[];
  driver: string[];
}

/** Server and driver on a core each, so that neither takes time from the other. */
export function separateCores(): Cores {
  const possible = availableParallelism() > 1 && spawnSync("taskset", ["-c", "0,1", "true"]).status === 0;
  return possible
    ? { server: ["taskset", "-c", "0"], driver: ["taskset", "-c", "1"] }
    : { server: [], driver: [] };
}
