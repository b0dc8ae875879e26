import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Load, Measured, Task } from "./closed-loop.ts";
import type { DriverReport, Order } from "./driver.ts";

export interface Driver {
  measure(load: Load): Promise<Measured>;
  /** Lets everybody go; resolves once that is done, so that the server's end comes after it. */
  stop(): Promise<void>;
}

/** Starts a driver, which connects everybody; `pinned` keeps it on its core. Throws when it ends by itself. */
export async function startDriver(pinned: string[], task: Task): Promise<Driver> {
  const command = [...pinned, process.execPath, `${import.meta.dirname}/driver.ts`];
  const [program = process.execPath, ...args] = command;
  const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  // Before the servers, whose end it would report as a failure.
  process.prependOnceListener("exit", () => child.kill("SIGKILL"));
  await ask(child, { task });
  return {
    async measure(load) {
      const report = await ask(child, { load });
      if (!("measured" in report)) throw new Error("The driver measured nothing.");
      return report.measured;
    },
    async stop() {
      child.disconnect();
      await once(child, "exit");
    },
  };
}

async function ask(child: ChildProcess, order: Order): Promise<DriverReport> {
  const waiting = new AbortController();
  const { signal } = waiting;
  const ended = once(child, "exit", { signal }).then(() => {
    throw new Error("The driver ended; what it printed above says why.");
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
}
