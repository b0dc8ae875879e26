import type { BrowserContextOptions, Locator, Page } from "@playwright/test";
import type { Person } from "./fixtures.ts";

/** What people do on the chat page, in the words of the page. */

export function composer(page: Page): Locator {
  return page.locator("#composer-text");
}

/** The rows of the open thread, those on their way included. */
export function rows(page: Page): Locator {
  return page.locator("#messages article");
}

export async function say(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await page.getByRole("button", { name: "Send", exact: true }).click();
}

/** The sender writes to the receiver for the first time; the receiver opens what came. */
export async function begin(sender: Person, receiver: Person, text: string): Promise<void> {
  await sender.page.getByRole("link", { name: receiver.name }).click();
  await say(sender.page, text);
  await sender.page.waitForURL(/\/chat\/(?!with)/);
  await open(receiver, sender);
}

type Making = (name: string, options?: BrowserContextOptions) => Promise<Person>;

/** Who makes people: of the test's fixtures. */
export interface Makers {
  sender: Making;
  receiver: Making;
}

interface Beginning {
  /** What Sam writes first. */
  first?: string;
  /** What their browsers are like. */
  sam?: BrowserContextOptions;
  rita?: BrowserContextOptions;
}

/** Sam has written to Rita, who has opened it. */
export async function talking(
  { sender, receiver }: Makers,
  { first = "first", ...browsers }: Beginning = {},
) {
  const rita = await receiver("Rita", browsers.rita);
  const sam = await sender("Sam", browsers.sam);
  await begin(sam, rita, first);
  return { rita, sam };
}

/** Sam has written to Rita, and after him Nora, with whom she has it open. */
export async function talkingWithTwo(people: Makers) {
  const { rita, sam } = await talking(people, { first: "from Sam" });
  const nora = await people.sender("Nora");
  await begin(nora, rita, "from Nora");
  return { rita, sam, nora };
}

export async function open(reader: Person, other: Person): Promise<void> {
  await reader.page.getByRole("link", { name: other.name }).click();
  await composer(reader.page).waitFor();
}

/** How many pixels of the messages lie below what is in sight. */
export function pixelsBelow(page: Page): Promise<number> {
  return page.locator("#messages").evaluate((list) => list.scrollHeight - list.clientHeight - list.scrollTop);
}

/** Keeps such requests of the page from going on until what it answers is called. */
export async function holdBack(page: Page, address: string): Promise<() => void> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route(address, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
