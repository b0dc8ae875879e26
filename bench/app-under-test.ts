import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { type ServerProcess, startServer } from "./server-process.ts";

const root = resolve(import.meta.dirname, "..");

export interface AppUnderTest extends ServerProcess {
  setupToken: string;
}

/** Starts the built app as `npm start` does, on an empty folder that goes when the benchmark ends. */
export async function startApp(pinned: string[], profile: string | null): Promise<AppUnderTest> {
  const setupToken = randomBytes(24).toString("hex");
  const profiling = profile ? ["--cpu-prof", `--cpu-prof-dir=${resolve(profile)}`] : [];
  const main = join(root, "dist/main.js");
  const server = await startServer(
    "Parley",
    [...pinned, process.execPath, "--enable-source-maps", ...profiling, main],
    settings(emptyDataDir(), setupToken),
  );
  return { ...server, setupToken };
}

/** On the project's own disk: the system's folder for temporary files is often memory, where nothing costs a sync. */
function emptyDataDir(): string {
  const cache = join(root, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const dataDir = mkdtempSync(join(cache, "parley-bench-"));
  process.once("exit", () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));
  return dataDir;
}

function settings(dataDir: string, setupToken: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    DATA_DIR: dataDir,
    SETUP_TOKEN: setupToken,
    PORT: "0",
    LOG_LEVEL: "warn",
    // Limits are counted, as in real use, but too far away to be reached.
    RATE_LIMIT_SCALE: "1000000",
    // Hundreds of people sign up before the measuring; at the usual cost their passwords alone would take minutes.
    NODE_ENV: "test",
    PASSWORD_COST: "4",
  };
}
