import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { onTestFinished } from "vitest";
import { setupToken } from "../app.ts";

const root = join(import.meta.dirname, "../..");

/** As `npm start` starts it. */
const flags = startScript()
  .split(" ")
  .filter((word) => word.startsWith("--"));

/** The built program, as a process of its own. */
export interface RunningProgram {
  child: ChildProcessByStdio<null, Readable, Readable>;
  url: string;
  /** All lines of standard output so far. */
  said: string[];
}

/** Starts the built program (or another build of it) in a folder, and waits for the line that says where it is. */
export async function startProgram(
  dataDir: string,
  environment: Record<string, string> = {},
  main?: string,
  cwd?: string,
): Promise<RunningProgram> {
  const child = spawnProgram(dataDir, environment, main, cwd);
  const said: string[] = [];
  const lines = createInterface({ input: child.stdout });
  const url = await new Promise<string>((resolve, reject) => {
    lines.on("line", (line) => {
      said.push(line);
      const found = /https?:\S+/.exec(line)?.[0];
      if (found) resolve(found);
    });
    child.once("exit", (code) => reject(new Error(`The program ended with ${code}.`)));
  });
  return { child, url, said };
}

/** Starts it where it must refuse: what it says on standard error, and its exit code. */
export async function refusedStart(
  dataDir: string,
  environment: Record<string, string> = {},
): Promise<{ code: number | null; said: string }> {
  const child = spawnProgram(dataDir, environment);
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const [code] = await once(child, "close");
  return { code, said: said.trim() };
}

/** Asks it to stop, as a service manager does. The exit code. */
export async function stopProgram({ child }: RunningProgram): Promise<number | null> {
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  const [code] = await exited;
  return code;
}

function spawnProgram(
  dataDir: string,
  environment: Record<string, string>,
  main = join(root, "dist/main.js"),
  cwd = root,
): RunningProgram["child"] {
  const child = spawn(process.execPath, [...flags, main], {
    env: {
      ...process.env,
      ...programSettings(dataDir),
      ...environment,
    },
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** What every program of the tests is started with. */
export function programSettings(dataDir: string): Record<string, string> {
  return {
    NODE_ENV: "test",
    PASSWORD_COST: "4",
    RATE_LIMIT_SCALE: "0",
    LOG_LEVEL: "error",
    PORT: "0",
    DATA_DIR: dataDir,
    SETUP_TOKEN: setupToken,
  };
}

function startScript(): string {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8")).scripts.start;
}
