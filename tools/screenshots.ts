import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { type Look, looks } from "./pictures/looks.ts";
import { createSignUp, say } from "./pictures/people.ts";
import { type Program, withProgram } from "./pictures/program.ts";
import { type Scene, setScene } from "./pictures/scene.ts";

/**
 * Takes a picture of every page in every size, in both themes and in Arabic:
 * `npm run screenshots -- [folder] [part of a look's name]`, such as `npm run screenshots -- /tmp/look phone-dark`.
 */
const [folder = "test-results/screenshots", wanted = ""] = process.argv.slice(2);
const dayMs = 24 * 60 * 60 * 1000;
/** What the owner, who also answers, has. */
const ownPages = {
  inbox: "/chat",
  team: "/team",
  people: "/people",
  audit: "/audit",
  profile: "/settings/profile",
  security: "/settings/security",
  "two-factor": "/settings/two-factor",
  appearance: "/settings/appearance",
  writing: "/settings/writing",
  privacy: "/settings/privacy",
  search: "/search?q=appointment",
  shortcuts: "/shortcuts",
  "error-403": "/chat/with/nobody",
};
/** What opens over the chat page, by the press that opens it. */
const sheets = {
  notices: (page: Page) => page.locator("button.bell").click(),
  emoji: (page: Page) => page.locator("#composer-emoji").click(),
  switcher: (page: Page) => page.keyboard.press("Control+k"),
  lightbox: (page: Page) => page.locator(".picture").first().click(),
};

mkdirSync(folder, { recursive: true });

await withProgram(async (program, browser) => {
  const notSetUp = looks.filter(({ name }) => name.includes(wanted));
  for (const look of notSetUp)
    await visit(browser, program, look, null, { setup: program.setupUrl, "not-set-up": "/" });
  const scene = await setScene(program, createSignUp(browser, program));
  for (const look of notSetUp) {
    await visit(browser, program, look, null, doors(scene));
    await visit(browser, program, look, scene.rita, ownPages);
    await visit(browser, program, look, scene.fresh, { "chat-hello": "/chat", data: "/settings/data" });
    await opened(browser, program, look, scene);
    await lively(browser, program, look, scene);
  }
});

function doors({ links }: Scene): Record<string, string> {
  return {
    welcome: "/",
    "sign-in-sender": "/sign-in?as=sender",
    "sign-in-receiver": "/sign-in?as=receiver",
    "sign-up": "/sign-up",
    join: links.join,
    reset: links.reset,
    offline: "/offline",
    "error-404": "/nowhere",
  };
}

/** Each address once, as somebody who is signed in or as nobody. */
async function visit(
  browser: Browser,
  program: Program,
  look: Look,
  as: Page | null,
  pages: Record<string, string>,
) {
  const context = await contextFor(browser, program, look, as);
  const page = await context.newPage();
  for (const [name, address] of Object.entries(pages)) {
    await page.goto(address);
    await picture(page, look, name, !name.startsWith("chat") && name !== "inbox");
  }
  await context.close();
}

/** Each over the thread with something of everything. */
async function opened(browser: Browser, program: Program, look: Look, { rita, sam }: Scene): Promise<void> {
  const context = await contextFor(browser, program, look, rita);
  const page = await context.newPage();
  for (const [name, open] of Object.entries(sheets)) {
    await page.goto(new URL(sam.url()).pathname);
    await page.locator(".status--floating").waitFor({ state: "attached" });
    await open(page);
    await page.getByRole("dialog").waitFor();
    await picture(page, look, `chat-${name}`);
  }
  await context.close();
}

/** What only shows while something goes on: unread messages, typing, a lost line, a message that did not go out. */
async function lively(browser: Browser, program: Program, look: Look, { rita, sam }: Scene): Promise<void> {
  await sam.bringToFront();
  await say(sam, `One more thing, ${look.name}: is there a place to park?`);
  const hers = await contextFor(browser, program, look, rita);
  const page = await hers.newPage();
  await page.goto(new URL(sam.url()).pathname);
  await page.locator(".status--floating").waitFor({ state: "attached" });
  await sam.locator("#composer-text").pressSequentially("I come by");
  await page.locator(".typing").getByText("Sam").waitFor();
  await picture(page, look, "chat-thread-unread-typing");
  await page.locator("#messages").evaluate((list) => list.scrollTo({ top: 0 }));
  await page.locator("#jump").waitFor();
  await picture(page, look, "chat-thread-top");
  await sam.locator("#composer-text").fill("");
  await hers.close();
  await unsent(await contextFor(browser, program, look, sam), look, new URL(sam.url()).pathname);
}

async function unsent(context: BrowserContext, look: Look, thread: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(thread);
  await page.locator(".status--floating").waitFor({ state: "attached" });
  await context.setOffline(true);
  await page.locator("#composer-text").fill("I will be there at two");
  await page.locator(".composer__send").click();
  await page.locator(".status:not(:empty)").waitFor();
  await picture(page, look, "chat-offline");
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  await later.clock.install({ time: Date.now() + dayMs + 60_000 });
  await later.goto(thread);
  await later.locator(".failed").first().waitFor();
  await picture(later, look, "chat-not-sent");
  await context.close();
}

async function contextFor(browser: Browser, { url }: Program, look: Look, as: Page | null) {
  const storageState = await as?.context().storageState();
  return browser.newContext({
    ...look.options,
    baseURL: url,
    timezoneId: "Europe/Berlin",
    ...(storageState && { storageState }),
  });
}

async function picture(page: Page, look: Look, name: string, fullPage = false): Promise<void> {
  await page.screenshot({
    path: join(folder, `${name}--${look.name}.png`),
    fullPage,
    animations: "disabled",
  });
}
