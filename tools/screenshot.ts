import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "@playwright/test";
import findChromium from "../test/e2e/chromium.ts";

/** Takes README's pictures: the built program on throw-away data, a short talk through its real pages. */
const root = join(import.meta.dirname, "..");
const images = join(root, "docs/images");

const desk = { viewport: { width: 1160, height: 740 }, colorScheme: "light" } as const;
const phone = {
  viewport: { width: 390, height: 780 },
  colorScheme: "dark",
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
} as const;

mkdirSync(images, { recursive: true });
await findChromium();
const dataDir = mkdtempSync(join(tmpdir(), "parley-screenshot-"));
const program = await startProgram(dataDir);
const browser = await chromium.launch({
  ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
  // Chromium refuses its own sandbox to root, who runs tests in containers.
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
try {
  await takePictures(browser);
} finally {
  await browser.close();
  program.child.kill("SIGTERM");
  await once(program.child, "exit");
  rmSync(dataDir, { recursive: true, force: true });
}

async function takePictures(browser: Browser): Promise<void> {
  const rita = await signUp(browser, program.setupUrl, "Rita Reyes", desk);
  const sam = await signUp(browser, `${program.url}/sign-up`, "Sam Okoro", phone);
  const mia = await signUp(browser, `${program.url}/sign-up`, "Mia Lind", phone);
  await writeTo(mia, "Rita Reyes", "Do you have the opening times for the holidays?");
  await talk(rita, sam);
  await rita.screenshot({ path: join(images, "chat.png") });
  await sam.screenshot({ path: join(images, "chat-phone.png") });
}

async function talk(rita: Page, sam: Page): Promise<void> {
  await writeTo(sam, "Rita Reyes", "Hello, could I move my appointment on Tuesday to later?");
  await rita.getByRole("link", { name: /Sam Okoro/ }).click();
  await say(rita, "Good morning, Sam.\nWe have two places left:\n- 10:30\n- 14:00");
  await say(sam, "14:00 is perfect. Do I need to bring anything?");
  await say(rita, "Only your card. You will find us on the **second floor** now, next to the lift.");
  await say(sam, "Thank you, see you then");
  await hears(rita, "see you then");
  await hears(sam, "second floor");
  await rita.getByPlaceholder("Write a message").pressSequentially("See you on Tuesday");
  // Both marks and the typing line travel on their own: the picture waits until they are there.
  await sam.getByText("Read", { exact: true }).last().waitFor({ state: "attached" });
  await sam.locator(".typing").waitFor();
}

async function signUp(browser: Browser, door: string, name: string, look: BrowserContextOptions) {
  const context = await browser.newContext({
    ...look,
    baseURL: program.url,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
  });
  const page = await context.newPage();
  await page.goto(door);
  await page.locator("input[name=name]").fill(name);
  await page.locator("input[name=email]").fill(`${name.toLowerCase().replace(" ", ".")}@people.example`);
  await page.locator("input[name=password]").fill("correct horse battery");
  await page.locator("form button[type=submit]").first().click();
  await page.waitForURL(/\/(chat|team)/);
  await page.goto("/chat");
  return page;
}

async function writeTo(page: Page, receiver: string, text: string): Promise<void> {
  await page.getByRole("link", { name: receiver }).click();
  await say(page, text);
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByPlaceholder("Write a message").fill(text);
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("log").getByText("Sending", { exact: true }).first().waitFor({ state: "detached" });
}

async function hears(page: Page, text: string): Promise<void> {
  await page.getByRole("log").getByText(text).waitFor();
}

async function startProgram(dataDir: string) {
  const setupToken = "a-setup-token-for-pictures";
  const child = spawn(process.execPath, [join(root, "dist/main.js")], {
    env: {
      ...process.env,
      NODE_ENV: "test",
      PASSWORD_COST: "4",
      DATA_DIR: dataDir,
      PORT: "0",
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
