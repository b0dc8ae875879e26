import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { DataFolder } from "./data-folder.ts";
import { type ServerProcess, startServer } from "./server-process.ts";

const root = resolve(import.meta.dirname, "../..");

interface AppOptions {
  pinned: string[];
  data: DataFolder;
  /** 0 takes a free one. */
  port?: number;
  /** Where its CPU profile goes. */
  profile?: string | null;
}

/** Starts the built app as `npm start` does, on this folder. */
export function startApp({ pinned, data, port = 0, profile }: AppOptions): Promise<ServerProcess> {
  const profiling = profile ? ["--cpu-prof", `--cpu-prof-dir=${resolve(profile)}`] : [];
  return startServer({
    name: "Parley",
    pinned,
    args: [...startOptions(), ...profiling, join(root, "dist/main.js")],
    env: settings(data, port),
  });
}

/** Node's options in the words of `npm start`. */
function startOptions(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return scripts.start.split(" ").filter((word: string) => word.startsWith("--"));
}

function settings({ dataDir, secretKey }: DataFolder, port: number): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    DATA_DIR: dataDir,
    SECRET_KEY: secretKey,
    PORT: String(port),
    LOG_LEVEL: "warn",
    // Limits are counted, as in real use, but too far away to be reached.
    RATE_LIMIT_SCALE: "1000000",
  };
}
