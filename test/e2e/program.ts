import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Launch, launchHere } from "./launch-here.ts";
import { launchProcess } from "./launch-process.ts";

/** The built program, on a folder and a port of its own. */
export interface Program {
  url: string;
  setupUrl: string;
  dataDir: string;
  /** Ends it as an operator would, and starts it again on the same folder and port. */
  restart(): Promise<void>;
  /** Ends it without a word. Only what is a process of its own can do that. */
  crash(): Promise<void>;
  stop(): Promise<void>;
  startAgain(): Promise<void>;
  /** All that it said so far: its log and its standard output. */
  said(): string;
}

export const setupToken = "a-setup-token-for-tests";

/** Starts it, `isProcess` as `npm start` does; `use` has it until it is done. */
export async function withProgram(
  { settings, isProcess }: { settings: Record<string, string>; isProcess: boolean },
  use: (program: Program) => Promise<void>,
): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "parley-e2e-"));
  const program = await startProgram(dataDir, settings, isProcess ? launchProcess : launchHere);
  await use(program);
  await program.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function startProgram(
  dataDir: string,
  settings: Record<string, string>,
  launch: Launch,
): Promise<Program> {
  let said = "";
  const hear = (words: string) => {
    said += words;
  };
  const startOn = (port: string) => launch({ ...settingsIn(dataDir, port), ...settings }, hear);
  let running = await startOn("0");
  const { url } = running;
  const startAgain = async () => {
    running = await startOn(new URL(url).port);
  };
  return {
    url,
    setupUrl: `${url}/setup?token=${setupToken}`,
    dataDir,
    stop: () => running.stop(),
    crash: () => running.crash(),
    startAgain,
    said: () => said,
    async restart() {
      await running.stop();
      await startAgain();
    },
  };
}

function settingsIn(dataDir: string, port: string): Record<string, string> {
  return {
    NODE_ENV: "test",
    PASSWORD_COST: "4",
    DATA_DIR: dataDir,
    PORT: port,
    SETUP_TOKEN: setupToken,
    LOG_LEVEL: "warn",
  };
}
