import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

const mostSteps = 80;

/** Presses Tab (or what is said) until the focus is there. On the way it is always somewhere that one sees. */
export async function tabTo(page: Page, goal: Locator, key = "Tab"): Promise<void> {
  await goal.waitFor();
  for (let step = 0; step < mostSteps; step += 1) {
    if (await goal.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
    await seesFocus(page);
  }
  throw new Error(`${mostSteps} times ${key}, and the focus has not come to ${goal}.`);
}

/** Presses a key of the page's own, which it hears from soon after it was drawn on. */
export async function pressUntil(page: Page, key: string, seen: Locator): Promise<void> {
  await expect(async () => {
    if (!(await seen.isVisible())) await page.keyboard.press(key);
    await expect(seen).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

/** The focus is on something in sight, with a line around it or around what holds it. */
export async function seesFocus(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(focusFault), { message: "the focus is seen" }).toBe("");
}

function focusFault(): string {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return "Nothing has the focus.";
  const words = `${focused.tagName} ${focused.className} ${focused.textContent?.trim().slice(0, 30)}`;
  const { top, bottom, left, right } = focused.getBoundingClientRect();
  const isInSight =
    bottom > 0 && right > 0 && top < innerHeight && left < innerWidth && bottom > top && right > left;
  if (!isInSight) return `Not in sight: ${words}`;
  // The browser's own parts of a date, which the page cannot ask about, show themselves.
  if (focused instanceof HTMLInputElement && focused.type === "date") return "";
  for (let at: Element | null = focused, level = 0; at && level < 3; at = at.parentElement, level += 1) {
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    if (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1) return "";
  }
  return `No line around: ${words}`;
}
