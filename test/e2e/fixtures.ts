import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import { hearComplaints } from "./complaints.ts";
import { type Program, setupToken, withProgram } from "./program.ts";

export interface Person {
  name: string;
  email: string;
  page: Page;
  context: BrowserContext;
}

interface Fixtures {
  /** What the program is started with besides what all tests start it with. */
  settings: Record<string, string>;
  /** The test's own; for those that have the tag @process a process of its own, as `npm start` runs it. */
  program: Program;
  /** What no page may ever say: scripts that failed, and what the content policy stopped. Empty when a test ends. */
  complaints: string[];
  /** Somebody who is signed in and looks at the chat page, in a browser context of their own. */
  receiver(name: string, options?: BrowserContextOptions): Promise<Person>;
  sender(name: string, options?: BrowserContextOptions): Promise<Person>;
}

export const password = "correct horse battery";

export const test = base.extend<Fixtures>({
  settings: [{}, { option: true }],
  program: async ({ settings }, use, { tags }) => {
    await withProgram({ settings, isProcess: tags.includes("@process") }, use);
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

export { expect, type Program };

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
