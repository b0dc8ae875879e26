import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Running } from "./launch-here.ts";

const main = join(import.meta.dirname, "../../dist/main.js");

/** The built program as `npm start` runs it. */
export async function launchProcess(
  settings: Record<string, string>,
  hear: (words: string) => void,
): Promise<Running> {
  const child = spawn(process.execPath, ["--enable-source-maps", main], {
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.setEncoding("utf8").on("data", hear);
  child.stderr.setEncoding("utf8").on("data", hear);
  // Quiet enough to show, unless a test wants to hear everything.
  if (settings.LOG_LEVEL === "warn") child.stderr.pipe(process.stderr);
  const exited = once(child, "exit");
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /https?:\S+/.exec(line)?.[0];
    if (url) return { url, stop, crash };
  }
  throw new Error("The program ended before it said where it is.");

  async function stop(): Promise<void> {
    if (isOver()) return;
    child.kill("SIGTERM");
    const [code] = await exited;
    if (code !== 0) throw new Error(`The program stopped with exit code ${code}.`);
  }

  async function crash(): Promise<void> {
    child.kill("SIGKILL");
    await exited;
  }
}
