import { type Serializable, spawn } from "node:child_process";
import { once } from "node:events";

/** A process that plays people, and answers each order once it is carried out. */
export interface Player {
  ask<T>(order: Serializable): Promise<T>;
  stop(): Promise<void>;
}

/** Starts one. What it is asked throws when it ends by itself. */
export function startPlayer(name: string, command: string[]): Player {
  const [program = process.execPath, ...args] = command;
  const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const killWithBench = () => child.kill("SIGKILL");
  // Before the servers, whose end it would report as a failure.
  process.prependOnceListener("exit", killWithBench);
  return {
    async ask(order) {
      const waiting = new AbortController();
      const { signal } = waiting;
      const ended = once(child, "exit", { signal }).then(() => {
        throw new Error(`${name} ended; what it printed above says why.`);
      });
      try {
        child.send(order);
        const [report] = await Promise.race([once(child, "message", { signal }), ended]);
        return report;
      } finally {
        waiting.abort();
        await ended.catch(() => {
          // Its end is only of interest while we wait for it.
        });
      }
    },
    async stop() {
      process.removeListener("exit", killWithBench);
      child.disconnect();
      await once(child, "exit");
    },
  };
}
