import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import type { Program } from "./program.ts";

/** What the people in the pictures do, through the real pages. */
export type SignUp = (door: string, name: string, look: BrowserContextOptions) => Promise<Page>;

export function createSignUp(browser: Browser, program: Program): SignUp {
  let people = 0;
  return async (door, name, look) => {
    people += 1;
    const context = await browser.newContext({
      locale: "en-GB",
      timezoneId: "Europe/Berlin",
      ...look,
      baseURL: program.url,
    });
    const page = await context.newPage();
    await page.goto(door);
    await page.locator("input[name=name]").fill(name);
    await page.locator("input[name=email]").fill(emailOf(name, people));
    await page.locator("input[name=password]").fill("correct horse battery");
    await page.locator(".card form button[type=submit]").first().click();
    await page.waitForURL(/\/(chat|team)/);
    await page.goto("/chat");
    return page;
  };
}

function emailOf(name: string, number: number): string {
  const plain = name.toLowerCase().replaceAll(" ", ".");
  return `${/^[a-z.]+$/.test(plain) ? plain : `asker-${number}`}@people.example`;
}

export async function writeTo(page: Page, receiver: string, text: string): Promise<void> {
  await page.getByRole("link", { name: receiver }).click();
  await say(page, text);
}

export async function say(page: Page, text: string): Promise<void> {
  await page.locator("#composer-text").fill(text);
  await page.locator(".composer__send").click();
  await page.getByRole("log").getByText("Sending", { exact: true }).first().waitFor({ state: "detached" });
}

export async function hears(page: Page, text: string): Promise<void> {
  await page.getByRole("log").getByText(text).first().waitFor();
}
