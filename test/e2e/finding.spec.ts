import type { Page } from "@playwright/test";
import { extent } from "../faults/extent.ts";
import { composer, rows, say, talking } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { hadSaid } from "./long-history.ts";
import { conversationOn, writerFor } from "./writer.ts";

const mostRows = 500;
const total = extent(10_000, 100_000);
const middle = total / 2;

/** Scrolls by so many pixels, again and again, and answers how far the words in sight were off, at most. */
function scrollThrough(page: Page, step: number): Promise<{ shift: number; rows: number; passed: number }> {
  return page.locator("#messages").evaluate(async (list, by) => {
    const frame = () => new Promise(requestAnimationFrame);
    const topOf = (row: Element) => row.getBoundingClientRect().top;
    const seqs = () =>
      [...list.querySelectorAll("[data-seq]")].map((row) => Number(row.getAttribute("data-seq")));
    const first = seqs()[0] ?? 0;
    let [shift, rows] = [0, 0];
    for (let n = 0; n < 25; n += 1) {
      const middle = topOf(list) + list.clientHeight / 2;
      const row = [...list.querySelectorAll("[data-seq] .row__bubble")].find((each) => topOf(each) > middle);
      if (!row) break;
      const [from, top] = [list.scrollTop, topOf(row)];
      list.scrollTop += by;
      const due = top - (list.scrollTop - from);
      for (let wait = 0; wait < 3; wait += 1) await frame();
      if (row.isConnected) shift = Math.max(shift, Math.abs(topOf(row) - due));
      rows = Math.max(rows, list.childElementCount);
    }
    return { shift, rows, passed: Math.abs((seqs()[0] ?? 0) - first) };
  }, step);
}

/** Where the focused message stands. */
const placeOfFocus = (page: Page) =>
  page.evaluate(() => document.activeElement?.getBoundingClientRect().top ?? Number.NaN);

test("in a long history one finds an old one in its place, and nothing moves under one's eyes", async ({
  program,
  sender,
  receiver,
}) => {
  const { rita, sam } = await talking({ sender, receiver }, { first: "line 1" });
  const conversationId = conversationOn(sam);
  await hadSaid(program, conversationId, total, (n) => (n === middle ? "the blue parcel" : `line ${n}`));
  const { page } = rita;

  await page.goto("/search");
  await page.getByLabel("Words to look for").fill("parcel BLUE");
  await expect(async () => {
    // The index is made behind.
    await page.getByRole("button", { name: "Search" }).click();
    await expect(page.locator(".hit mark")).toHaveText(["blue", "parcel"], { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await page.locator(".hit").click();
  const found = rows(page).filter({ hasText: "the blue parcel" });
  await expect(found).toBeInViewport();
  await expect(found).toBeFocused();
  await expect(page.locator("#jump")).toBeVisible();

  const place = await placeOfFocus(page);
  const writer = await writerFor(sam, program);
  await writer.say(conversationId, "news");
  await expect(page.locator("#jump")).toHaveText("1 new");
  expect(await placeOfFocus(page)).toBe(place);

  for (const step of [1_000, -1_000]) {
    // Until what was first has left the page, or has come back to it: more has to be loaded for that.
    for (let passed = 0; passed === 0; ) {
      const scrolled = await scrollThrough(page, step);
      expect(scrolled.rows).toBeLessThanOrEqual(mostRows);
      // The browser keeps scroll positions to a fraction of a pixel.
      expect(scrolled.shift).toBeLessThan(0.5);
      passed = scrolled.passed;
    }
  }
  await page.locator("#jump").click();
  await expect(rows(page).last()).toContainText("news");
  await expect(rows(page).last()).toBeInViewport();
  await expect(page.locator("#jump")).toBeHidden();
  expect(await page.locator("#messages").evaluate((list) => list.childElementCount)).toBeLessThanOrEqual(
    mostRows,
  );

  // The arrow up edits the last message, also from where that is not in the page.
  await say(page, "Thank you");
  await page.goto(`/chat/${conversationId}?at=${middle}`);
  await expect(page.locator(`#message-${middle}`)).toBeFocused();
  await composer(page).press("ArrowUp");
  await expect(composer(page)).toHaveValue("Thank you");
  await expect(page.locator(".row--editing")).toBeInViewport();
});
