import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import { hearComplaints } from "./complaints.ts";

const root = join(import.meta.dirname, "../..");

/** The program as `npm start` runs it, on a folder and a port of its own. */
export interface Program {
  url: string;
  setupUrl: string;
  dataDir: string;
  /** Ends it as an operator would, and starts it again on the same folder and port. */
  restart(): Promise<void>;
  /** Ends it without a word, as a crash would. */
  crash(): Promise<void>;
  stop(): Promise<void>;
  startAgain(): Promise<void>;
  /** All that it said so far: its log and its standard output. */
  said(): string;
}

export interface Person {
  name: string;
  email: string;
  page: Page;
  context: BrowserContext;
}

interface Fixtures {
  /** What the program is started with besides what all tests start it with. */
  settings: Record<string, string>;
  program: Program;
  /** What no page may ever say: scripts that failed, and what the content policy stopped. Empty when a test ends. */
  complaints: string[];
  /** Somebody who is signed in and looks at the chat page, in a browser context of their own. */
  receiver(name: string, options?: BrowserContextOptions): Promise<Person>;
  sender(name: string, options?: BrowserContextOptions): Promise<Person>;
}

export const password = "correct horse battery";
const setupToken = "a-setup-token-for-tests";

export const test = base.extend<Fixtures>({
  settings: [{}, { option: true }],
  program: async ({ settings }, use) => {
    const dataDir = await mkdtemp(join(tmpdir(), "parley-e2e-"));
    const program = await startProgram(dataDir, settings);
    await use(program);
    await program.stop();
    await rm(dataDir, { recursive: true, force: true });
  },
  complaints: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const complaints: string[] = [];
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, complaints }, use) => {
    await hearComplaints(context, complaints);
    await use(context);
  },
  receiver: async ({ browser, program, complaints }, use) => {
    await use(async (name, options = {}) => {
      const context = await newContext(browser, program, complaints, options);
      return signUp(context, program, { name, role: "receiver", setupToken });
    });
  },
  sender: async ({ browser, program, complaints }, use) => {
    await use(async (name, options = {}) => {
      const context = await newContext(browser, program, complaints, options);
      return signUp(context, program, { name, role: "sender" });
    });
  },
});

export { expect };

async function newContext(
  browser: Browser,
  { url }: Program,
  complaints: string[],
  options: BrowserContextOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, ...options });
  await hearComplaints(context, complaints);
  return context;
}

/** Through the API, for speed; test/e2e/moving.spec.ts and without-script.spec.ts go through the pages. */
async function signUp(
  context: BrowserContext,
  { url }: Program,
  wish: { name: string; role: "sender" | "receiver"; setupToken?: string },
): Promise<Person> {
  const { name } = wish;
  const email = `${name.toLowerCase().replaceAll(/\W+/g, ".")}@people.example`;
  const signedUp = await context.request.post("/api/accounts", { data: { ...wish, email, password } });
  if (!signedUp.ok()) throw new Error(`${name} could not sign up: ${await signedUp.text()}`);
  const { token } = await signedUp.json();
  await context.addCookies([{ name: "session", value: token, url, httpOnly: true, sameSite: "Lax" }]);
  const page = await context.newPage();
  await page.goto("/chat");
  return { name, email, page, context };
}

async function startProgram(dataDir: string, settings: Record<string, string>): Promise<Program> {
  let said = "";
  const hear = (words: string) => {
    said += words;
  };
  let running = await launch(dataDir, "0", settings, hear);
  const port = new URL(running.url).port;
  const startAgain = async () => {
    running = await launch(dataDir, port, settings, hear);
  };
  const stop = async () => {
    if (running.child.exitCode !== null || running.child.signalCode !== null) return;
    const exited = once(running.child, "exit");
    running.child.kill("SIGTERM");
    const [code] = await exited;
    if (code !== 0) throw new Error(`The program stopped with exit code ${code}.`);
  };
  return {
    url: running.url,
    setupUrl: running.setupUrl,
    dataDir,
    stop,
    startAgain,
    said: () => said,
    async restart() {
      await stop();
      await startAgain();
    },
    async crash() {
      const exited = once(running.child, "exit");
      running.child.kill("SIGKILL");
      await exited;
    },
  };
}

async function launch(
  dataDir: string,
  port: string,
  settings: Record<string, string>,
  hear: (words: string) => void,
): Promise<{ child: ChildProcess; url: string; setupUrl: string }> {
  const child = spawn(process.execPath, ["--enable-source-maps", join(root, "dist/main.js")], {
    env: {
      ...process.env,
      NODE_ENV: "test",
      PASSWORD_COST: "4",
      DATA_DIR: dataDir,
      PORT: port,
      SETUP_TOKEN: setupToken,
      LOG_LEVEL: "warn",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.setEncoding("utf8").on("data", hear);
  child.stderr.setEncoding("utf8").on("data", hear);
  // Quiet enough to show, unless a test wants to hear everything.
  if (settings.LOG_LEVEL === undefined) child.stderr.pipe(process.stderr);
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /https?:\S+/.exec(line)?.[0];
    if (url) return { child, url, setupUrl: `${url}/setup?token=${setupToken}` };
  }
  throw new Error("The program ended before it said where it is.");
}
