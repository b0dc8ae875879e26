import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { type RunningProgram, startProgram } from "../program/program.ts";
import type { Chance } from "./chance.ts";

/** A program that is killed and started again on the same folder and port. */
export interface MortalProgram {
  url: string;
  /** Ends it without warning. */
  kill(): Promise<void>;
  /** Starts it again, or another build; answers the milliseconds until it could store a message. */
  restart(main?: string): Promise<number>;
}

export async function startMortal(dataDir: string, chance: Chance): Promise<MortalProgram> {
  const port = await freePort(chance);
  const url = `http://127.0.0.1:${port}`;
  let program: RunningProgram;
  await restart();
  return { url, kill, restart };

  async function kill(): Promise<void> {
    const exited = once(program.child, "exit");
    program.child.kill("SIGKILL");
    await exited;
  }

  async function restart(main?: string): Promise<number> {
    const began = performance.now();
    program = await startProgram(dataDir, { PORT: String(port) }, main);
    while (!(await fetch(`${url}/readyz`)).ok) await pause(5);
    return performance.now() - began;
  }
}

/**
 * A free port outside of those that the system hands out by itself: else a device that tries to connect while
 * nobody listens could be given this very port, connect to itself, and keep it.
 */
async function freePort(chance: Chance): Promise<number> {
  for (;;) {
    const port = chance.between(20_000, 31_000);
    const server = createServer().listen(port, "127.0.0.1");
    const isFree = await once(server, "listening").then(
      () => true,
      () => false,
    );
    await new Promise((resolve) => server.close(resolve));
    if (isFree) return port;
  }
}
