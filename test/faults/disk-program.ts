import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { programSettings } from "../program/program.ts";
import type { Break } from "./broken-build.ts";

export const builtProgram = join(import.meta.dirname, "../../dist/main.js");

const pragmas = "src/store/sqlite/pragmas.ts";

/** What the driver does by itself in this mode: the log is synced when it is put away, not at each commit. */
export const unsynced: Break[] = [
  { file: pragmas, find: '"synchronous = FULL"', replace: '"synchronous = NORMAL"' },
  { file: pragmas, find: "synchronous !== full", replace: "synchronous === 0" },
];

/** Puts the log away every few messages instead of every few thousand. */
export const tidying: Break = {
  file: pragmas,
  find: "wal_autocheckpoint = 4000",
  replace: "wal_autocheckpoint = 40",
};

/** Believes in every commit: what a batch would have answered is answered, whatever became of it. */
export const believing: Break = {
  file: "src/store/sqlite/writer-thread.ts",
  find: "database = new Database(file);",
  replace: `database = new Database(file);
    const transaction = database.transaction.bind(database);
    database.transaction = (work) => {
      let answer;
      const run = transaction((...given) => (answer = work(...given)));
      const believe = (...given) => {
        answer = undefined;
        try {
          return run.immediate(...given);
        } catch (error) {
          if (answer === undefined) throw error;
          return answer;
        }
      };
      return Object.assign(believe, { immediate: believe });
    };`,
};

/** The program as a process of its own, started through another command that makes its life hard. */
export interface DiskProgram {
  url: string;
  /** What it has written to standard error so far. */
  log(): string;
  /** Its exit code; null after a signal. */
  ended: Promise<number | null>;
  end(signal: NodeJS.Signals): void;
}

interface Start {
  command: string[];
  dataDir: string;
  /** The program's own process, where `command` stays beside it instead of becoming it. */
  processId?: () => number;
}

/** Starts it and waits for the line that says where it is; the test's end kills it. */
export async function startOnDisk({ command, dataDir, processId }: Start): Promise<DiskProgram> {
  const [first = "", ...rest] = command;
  const child = spawn(first, rest, {
    env: { PATH: process.env.PATH, ...programSettings(dataDir) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  child.stderr.on("data", (chunk) => {
    log += chunk;
  });
  const ended = once(child, "close").then(([code]) => code as number | null); // As "close" is documented.
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  const end = (signal: NodeJS.Signals) => {
    const id = processId ? processId() : child.pid;
    if (!isOver() && id) process.kill(id, signal);
  };
  onTestFinished(() => end("SIGKILL"));

  for await (const line of createInterface({ input: child.stdout })) {
    const url = /https?:\S+/.exec(line)?.[0];
    if (url) return { url, log: () => log, ended, end };
  }
  throw new Error(`The program ended before it said where it is: ${log}`);
}
