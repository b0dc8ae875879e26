import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type ServerProcess, startServer } from "./server-process.ts";

export interface AppUnderTest extends ServerProcess {
  setupToken: string;
}

/** Starts the built app as `npm start` does, on an empty folder that goes when it stops. */
export async function startApp(pinned: string[], profile: string | null): Promise<AppUnderTest> {
  const dataDir = await mkdtemp(join(tmpdir(), "parley-bench-"));
  const setupToken = randomBytes(24).toString("hex");
  const profiling = profile ? ["--cpu-prof", `--cpu-prof-dir=${resolve(profile)}`] : [];
  const main = resolve(import.meta.dirname, "../dist/main.js");
  const server = await startServer(
    "Parley",
    [...pinned, process.execPath, "--enable-source-maps", ...profiling, main],
    settings(dataDir, setupToken),
  );
  return {
    ...server,
    setupToken,
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}

function settings(dataDir: string, setupToken: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    DATA_DIR: dataDir,
    SETUP_TOKEN: setupToken,
    PORT: "0",
    LOG_LEVEL: "warn",
    RATE_LIMIT_SCALE: "0",
    // Hundreds of people sign up before the measuring; at the usual cost their passwords alone would take minutes.
    NODE_ENV: "test",
    PASSWORD_COST: "4",
  };
}
