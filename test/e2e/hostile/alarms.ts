import type { BrowserContext, Page } from "@playwright/test";
import type { Program } from "../fixtures.ts";

/** Collects what only a script or a piece of markup that somebody typed could have caused. */
export async function watchFor(context: BrowserContext, program: Program): Promise<string[]> {
  const alarms: string[] = [];
  context.on("request", (request) => {
    if (!request.url().startsWith(program.url)) alarms.push(`It asked for ${request.url().slice(0, 200)}`);
  });
  context.on("dialog", (dialog) => {
    alarms.push(`It opened a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("page", (page) => page.on("popup", (popup) => alarms.push(`It opened ${popup.url()}`)));
  await context.exposeFunction("__hit", () => {
    alarms.push("It ran a script");
  });
  return alarms;
}

/** What browsers reported to the program about its content policy. */
export function policyReportsIn(program: Program): string[] {
  return program
    .said()
    .split("\n")
    .filter((line) => line.includes("stopped something on our pages"));
}

/** A page of the same person in a browser that runs no script. */
export async function withoutScript(page: Page): Promise<BrowserContext> {
  const browser = page.context().browser();
  if (!browser) throw new Error("The page has no browser.");
  const storageState = await page.context().storageState();
  return browser.newContext({ javaScriptEnabled: false, storageState, baseURL: new URL(page.url()).origin });
}
