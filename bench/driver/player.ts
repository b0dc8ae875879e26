import { type Serializable, spawn } from "node:child_process";
import { once } from "node:events";
import { askChild } from "../ask-child.ts";

/** A process that plays people, and answers each order once it is carried out. */
export interface Player {
  ask<T>(order: Serializable): Promise<T>;
  /** Lets everybody go; resolves once that is done, so that the server's end comes after it. */
  stop(): Promise<void>;
}

/** Starts the program in this file of the benchmark; `pinned` keeps it on its core. */
export function startPlayer(name: string, pinned: string[], file: string): Player {
  const path = `${import.meta.dirname}/../${file}`;
  const [program = process.execPath, ...args] = [...pinned, process.execPath, path];
  const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const killWithBench = () => child.kill("SIGKILL");
  // Before the servers, whose end it would report as a failure.
  process.prependOnceListener("exit", killWithBench);
  return {
    ask: (order) => askChild(child, name, order),
    async stop() {
      process.removeListener("exit", killWithBench);
      child.disconnect();
      await once(child, "exit");
    },
  };
}
