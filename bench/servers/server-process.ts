import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { askChild } from "../ask-child.ts";
import type { Held, LoopDelay, Question } from "../probe.ts";

/** A server under measurement, in a process of its own. */
export interface ServerProcess {
  name: string;
  url: string;
  pid: number;
  /** From now on, how late is its event loop? */
  watchLoop(): Promise<void>;
  /** The answer, since `watchLoop`. */
  loopDelay(): Promise<LoopDelay>;
  /** What it holds after a clean-up of its memory. */
  held(): Promise<Held>;
  /** Asks it to stop, and throws if it does not end well within 15 s. */
  stop(): Promise<void>;
}

export interface ServerCommand {
  name: string;
  /** What keeps it on its core. */
  pinned: string[];
  /** Node's options and the server's own file. */
  args: string[];
  env?: NodeJS.ProcessEnv;
}

const probe = new URL("../probe.ts", import.meta.url).href;

/** Starts a server; resolves once it says its URL on standard output. Throws when it ends before that. */
export async function startServer({ name, pinned, args, env = process.env }: ServerCommand) {
  const [program, ...rest] = [...pinned, process.execPath, "--expose-gc", "--import", probe, ...args];
  const child = spawn(program ?? process.execPath, rest, {
    env,
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const killWithBench = () => child.kill("SIGKILL");
  // First of all: what else happens at the end (its folder goes) must find it gone.
  process.prependOnceListener("exit", killWithBench);
  // Three pipes were asked for above, so that its output is there.
  const url = await firstUrl(name, child.stdout as Readable, child);
  if (child.pid === undefined) throw new Error(`${name} has no process.`);
  // The probe answers each question as its type says.
  const ask = <T>(question: Question) => askChild<T>(child, name, question);
  return {
    name,
    url,
    pid: child.pid,
    watchLoop: () => ask<void>("watch"),
    loopDelay: () => ask<LoopDelay>("loop"),
    held: () => ask<Held>("memory"),
    async stop() {
      process.removeListener("exit", killWithBench);
      await end(name, child);
    },
  } satisfies ServerProcess;
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
