import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** A server under measurement, in a process of its own. */
export interface ServerProcess {
  name: string;
  url: string;
  pid: number;
  /** Asks it to stop, and throws if it does not end well within 15 s. */
  stop(): Promise<void>;
}

/** Starts a server; resolves once it says its URL on standard output. Throws when it ends before that. */
export async function startServer(
  name: string,
  command: string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<ServerProcess> {
  const [program = process.execPath, ...args] = command;
  const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  const killWithBench = () => child.kill("SIGKILL");
  // First of all: what else happens at the end (its folder goes) must find it gone.
  process.prependOnceListener("exit", killWithBench);
  const url = await firstUrl(name, child.stdout, child);
  if (child.pid === undefined) throw new Error(`${name} has no process.`);
  return {
    name,
    url,
    pid: child.pid,
    async stop() {
      process.removeListener("exit", killWithBench);
      await end(name, child);
    },
  };
}

async function firstUrl(name: string, output: Readable, child: ChildProcess): Promise<string> {
  const lines = createInterface(output);
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`${name} ended with ${code} before it served.`);
  });
  const found = new Promise<string>((resolve) => {
    lines.on("line", (line) => {
      const [url] = /https?:\/\/[^\s/]+/.exec(line) ?? [];
      if (url) resolve(url);
    });
  });
  const url = await Promise.race([found, ended]);
  ended.catch(() => {
    // Its end is `end`'s to judge from here on.
  });
  return url;
}

async function end(name: string, child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${name} ended too early.`);
  const exit = once(child, "exit", { signal: AbortSignal.timeout(15_000) });
  child.kill("SIGTERM");
  try {
    const [code] = await exit;
    if (code !== 0) throw new Error(`${name} ended with ${code} when asked to stop.`);
  } catch (error) {
    child.kill("SIGKILL");
    throw new Error(`${name} did not end well.`, { cause: error });
  }
}
