import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { onTestFinished } from "vitest";

const root = join(import.meta.dirname, "../..");

interface Outcome {
  code: number | null;
  /** Standard output and standard error. */
  said: string;
}

/** Runs a built command on a data folder, as `npm run` does; `flags` are Node's. */
export async function run(
  command: "backup" | "restore",
  dataDir: string,
  args: string[],
  flags: string[] = [],
  environment: Record<string, string> = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [...flags, join(root, `dist/${command}.js`), ...args], {
    env: { ...process.env, NODE_ENV: "test", DATA_DIR: dataDir, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      said += chunk;
    });
  }
  const [code] = await once(child, "close");
  return { code, said: said.trim() };
}

/** Makes a copy that must succeed; answers where it is. */
export async function backUp(dataDir: string, folder: string): Promise<string> {
  const { code, said } = await run("backup", dataDir, [folder]);
  const path = /are in (.+)\.$/m.exec(said)?.[1];
  if (code !== 0 || path === undefined) throw new Error(`The backup ended with ${code}: ${said}`);
  return path;
}

/** Puts a copy back, which must succeed. */
export async function putBack(dataDir: string, copy: string): Promise<string> {
  const { code, said } = await run("restore", dataDir, [copy]);
  if (code !== 0) throw new Error(`The restore ended with ${code}: ${said}`);
  return said;
}
