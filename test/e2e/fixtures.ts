import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type BrowserContext, type BrowserContextOptions, test as base, type Page } from "@playwright/test";

const root = join(import.meta.dirname, "../..");

/** The program as `npm start` runs it, on a folder and a port of its own. */
export interface Program {
  url: string;
  setupUrl: string;
  /** Ends it as an operator would, and starts it again on the same folder and port. */
  restart(): Promise<void>;
  /** Ends it without a word, as a crash would. */
  crash(): Promise<void>;
  stop(): Promise<void>;
  startAgain(): Promise<void>;
}

export interface Person {
  name: string;
  email: string;
  page: Page;
  context: BrowserContext;
}

interface Fixtures {
  program: Program;
  /** Signs people up through the pages; each in a browser context of their own. */
  receiver(name: string, options?: BrowserContextOptions): Promise<Person>;
  sender(name: string, options?: BrowserContextOptions): Promise<Person>;
}

export const password = "correct horse battery";

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  program: async ({}, use) => {
    const dataDir = await mkdtemp(join(tmpdir(), "parley-e2e-"));
    const program = await startProgram(dataDir);
    await use(program);
    await program.stop();
    await rm(dataDir, { recursive: true, force: true });
  },
  receiver: async ({ browser, program }, use) => {
    await use(async (name, options) => {
      const context = await browser.newContext({ baseURL: program.url, ...options });
      const page = await context.newPage();
      await page.goto(program.setupUrl);
      return signUp(context, page, name);
    });
  },
  sender: async ({ browser, program }, use) => {
    await use(async (name, options) => {
      const context = await browser.newContext({ baseURL: program.url, ...options });
      const page = await context.newPage();
      await page.goto("/sign-up");
      return signUp(context, page, name);
    });
  },
});

export { expect } from "@playwright/test";

async function signUp(context: BrowserContext, page: Page, name: string): Promise<Person> {
  const email = `${name.toLowerCase().replaceAll(/\W+/g, ".")}@people.example`;
  await page.locator("input[name=name]").fill(name);
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(password);
  await page.locator("form button[type=submit]").first().click();
  await page.waitForURL(/\/(chat|team)/);
  await page.goto("/chat");
  return { name, email, page, context };
}

async function startProgram(dataDir: string): Promise<Program> {
  let running = await launch(dataDir, "0");
  const port = new URL(running.url).port;
  const startAgain = async () => {
    running = await launch(dataDir, port);
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
    stop,
    startAgain,
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
): Promise<{ child: ChildProcess; url: string; setupUrl: string }> {
  const setupToken = "a-setup-token-for-tests";
  const child = spawn(process.execPath, ["--enable-source-maps", join(root, "dist/main.js")], {
    env: {
      ...process.env,
      NODE_ENV: "test",
      PASSWORD_COST: "4",
      DATA_DIR: dataDir,
      PORT: port,
      SETUP_TOKEN: setupToken,
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /https?:\S+/.exec(line)?.[0];
    if (url) return { child, url, setupUrl: `${url}/setup?token=${setupToken}` };
  }
  throw new Error("The program ended before it said where it is.");
}
