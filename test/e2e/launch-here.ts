import { join } from "node:path";
import { readConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";

/** Starts the program; `hear` is told all that it says. */
export type Launch = (settings: Record<string, string>, hear: (words: string) => void) => Promise<Running>;

export interface Running {
  url: string;
  /** Does nothing once it has ended. */
  stop(): Promise<void>;
  crash(): Promise<void>;
}

const root = join(import.meta.dirname, "../..");

/** The built program without a process of its own: it starts in an eighth of the time, and answers warm. */
export async function launchHere(
  settings: Record<string, string>,
  hear: (words: string) => void,
): Promise<Running> {
  // What the program begins with, too (src/run.ts).
  process.umask(0o077);
  // Built from that file, which says what is in it.
  const built = (await import(join(root, "dist/app.js"))) as typeof import("../../src/app.ts");
  const config = readConfig(settings);
  const app = await built.createApp(config, {
    log: createLog(config.logLevel, { write: (line) => tell(line, hear) }),
    publicDir: join(root, "public"),
    onFatal: (error) => {
      throw error;
    },
  });
  return {
    url: app.url,
    stop: app.close,
    crash: () => Promise.reject(new Error("Only a process can crash: give the test the tag @process.")),
  };
}

function tell(line: string, hear: (words: string) => void): void {
  hear(line);
  process.stderr.write(line);
}
