import type { Page } from "@playwright/test";
import { composer, holdBack, type Makers, open, pixelsBelow, rows, say, talking } from "./acts.ts";
import { expect, type Program, test } from "./fixtures.ts";
import { conversationOn, numbered, writerFor } from "./writer.ts";

/** Sam said a lot; Rita has it open. */
async function longThread({ program, ...makers }: Makers & { program: Program }, lines: number) {
  const { rita, sam } = await talking(makers, { first: "line 1" });
  await expect(rows(rita.page)).toHaveCount(1);
  const writer = await writerFor(sam, program);
  await writer.say(conversationOn(sam), ...numbered(2, lines));
  await expect(rows(rita.page).last()).toContainText(`line ${lines}`);
  return { rita, sam, writer };
}

const placeOf = (page: Page, text: string) =>
  rows(page)
    .filter({ hasText: new RegExp(`${text}(?!\\d)`) })
    .locator(".row__bubble")
    .evaluate((words) => words.getBoundingClientRect().top);

/** The first row in sight. */
const topLine = (page: Page) =>
  page.locator("#messages").evaluate((list) => {
    const edge = list.getBoundingClientRect().top;
    const inSight = [...list.querySelectorAll("article")].find(
      (row) => row.getBoundingClientRect().top >= edge,
    );
    return /line \d+/.exec(inSight?.textContent ?? "")?.[0] ?? "";
  });

test("whoever reads at the end stays at the end", async ({ program, sender, receiver }) => {
  const { rita, sam, writer } = await longThread({ program, sender, receiver }, 40);
  await expect.poll(() => pixelsBelow(rita.page)).toBeLessThanOrEqual(1);
  await writer.say(conversationOn(sam), "a long one\n".repeat(30));
  await expect(rows(rita.page).last()).toContainText("a long one");
  await expect.poll(() => pixelsBelow(rita.page)).toBeLessThanOrEqual(1);
  await expect(rita.page.locator("#jump")).toBeHidden();
});

test("whoever reads above is not moved, sees how much came, and can jump there", async ({
  program,
  sender,
  receiver,
}) => {
  const { rita, sam, writer } = await longThread({ program, sender, receiver }, 40);
  await rita.page.locator("#messages").evaluate((list) => list.scrollBy(0, -600));
  await expect(rita.page.locator("#jump")).toHaveText("Jump to latest");
  const line = await topLine(rita.page);
  const before = await placeOf(rita.page, line);
  await writer.say(conversationOn(sam), "news 1", "news 2", "news 3");
  await expect(rita.page.locator("#jump")).toHaveText("3 new");
  expect(await placeOf(rita.page, line)).toBe(before);
  await rita.page.locator("#jump").click();
  await expect(rita.page.locator("#jump")).toBeHidden();
  await expect(rows(rita.page).last()).toBeInViewport();
  await expect(composer(rita.page)).toBeFocused();
});

test("older messages come as one scrolls up, and what one reads does not move", async ({
  program,
  sender,
  receiver,
}) => {
  const { rita } = await longThread({ program, sender, receiver }, 150);
  await rita.page.reload();
  await expect(rows(rita.page)).toHaveCount(60);
  // Nothing has come yet, so that the place can be taken before the older ones do.
  const release = await holdBack(rita.page, "**/messages?*before=*");
  await rita.page.locator("#messages").evaluate((list) => list.scrollTo(0, 30));
  await expect(rita.page.locator("#older")).toHaveText("Loading…");
  const line = await topLine(rita.page);
  const before = await placeOf(rita.page, line);
  release();
  await expect(rows(rita.page)).toHaveCount(120);
  expect(Math.abs((await placeOf(rita.page, line)) - before)).toBeLessThanOrEqual(1);
  await rita.page.locator("#messages").evaluate((list) => list.scrollTo(0, 0));
  await expect(rows(rita.page)).toHaveCount(150);
  await expect(rita.page.locator("#older")).toBeHidden();
  await expect(rows(rita.page).first()).toContainText("line 1");
});

test("older messages that cannot be loaded are asked for again by hand", async ({
  program,
  sender,
  receiver,
}) => {
  const { rita } = await longThread({ program, sender, receiver }, 100);
  await rita.page.reload();
  await rita.page.route("**/messages?*before=*", (route) => route.abort());
  await rita.page.locator("#messages").evaluate((list) => list.scrollTo(0, 0));
  await expect(rita.page.locator("#status")).toContainText("Older messages could not be loaded.");
  await rita.page.unrouteAll();
  await rita.page.getByRole("button", { name: "Load older messages" }).click();
  await expect(rows(rita.page)).toHaveCount(100);
});

test("a thread opens at its first unread message, and the line stays until it is left", async ({
  program,
  sender,
  receiver,
}) => {
  const { rita, sam, writer } = await longThread({ program, sender, receiver }, 30);
  await expect(rows(sam.page).last()).toContainText("Read");
  await rita.page.getByRole("link", { name: "Parley" }).click();
  await writer.say(conversationOn(sam), ...numbered(31, 60));
  await expect(rita.page.getByRole("link", { name: "Sam" })).toContainText("30 unread");
  await open(rita, sam);
  const line = rita.page.locator("#unread");
  await expect(line).toBeInViewport();
  const label = await line.locator(".unread__label").boundingBox();
  const day = await rita.page.locator(".day__label").first().boundingBox();
  expect(label?.y).toBeGreaterThan((day?.y ?? 0) + (day?.height ?? 0));
  expect(await topLine(rita.page)).toMatch(/line (30|31)/);
  await expect(rita.page.locator("#jump")).toBeVisible();
  await say(rita.page, "Let me see");
  await expect(rita.page.getByRole("link", { name: "Sam" })).not.toContainText("unread");
  await expect(line).toBeAttached();
  await rita.page.getByRole("link", { name: "Parley" }).click();
  await open(rita, sam);
  await expect(line).not.toBeAttached();
});

test("what lies below, unseen, is not read", async ({ program, sender, receiver }) => {
  const { rita, sam, writer } = await longThread({ program, sender, receiver }, 40);
  await expect(rows(sam.page).last()).toContainText("Read");
  await rita.page.locator("#messages").evaluate((list) => list.scrollTo(0, 0));
  await expect(rita.page.locator("#jump")).toHaveText("Jump to latest");
  await writer.say(conversationOn(sam), "below the edge");
  await expect(rita.page.locator("#jump")).toHaveText("1 new");
  await expect(rows(sam.page).last()).toContainText("Delivered");
  await rita.page.locator("#jump").click();
  await expect(rows(sam.page).last()).toContainText("Read");
});
