import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { begin, rows } from "./acts.ts";
import { expect, type Person, type Program, test } from "./fixtures.ts";
import { conversationOn, numbered, writerFor } from "./writer.ts";

const most = 500;

/** Sam said much more than a page holds; Rita has it open. */
async function longHistory(program: Program, sam: Person, rita: Person, lines: number) {
  await begin(sam, rita, "line 1");
  const writer = await writerFor(sam, program);
  const conversationId = conversationOn(sam);
  const say = (text: string) => writer.ask("message:send", { conversationId, key: randomUUID(), text });
  await Promise.all(numbered(2, lines).map(say));
  return { conversationId, say };
}

/** Scrolls by what is in sight, frame by frame, and answers how far the row that stays in sight was off, at most. */
function scrollThrough(page: Page, step: number): Promise<{ shift: number; most: number }> {
  return page.locator("#messages").evaluate(async (list, by) => {
    const frame = () => new Promise(requestAnimationFrame);
    const topOf = (row: Element) => row.getBoundingClientRect().top;
    let [shift, most] = [0, 0];
    for (let n = 0; n < 60; n += 1) {
      const middle = topOf(list) + list.clientHeight / 2;
      const row = [...list.querySelectorAll("[data-seq] .row__bubble")].find((each) => topOf(each) > middle);
      if (!row) break;
      const [from, top] = [list.scrollTop, topOf(row)];
      list.scrollTop += by;
      const due = top - (list.scrollTop - from);
      for (let wait = 0; wait < 6; wait += 1) await frame();
      // Whoever comes as near to the end is taken to it, and follows what is said.
      if (list.scrollHeight - list.clientHeight - list.scrollTop < 1) break;
      if (row.isConnected) shift = Math.max(shift, Math.abs(topOf(row) - due));
      most = Math.max(most, list.childElementCount);
    }
    return { shift, most };
  }, step);
}

test("however far one scrolls, few rows are in the page and what one reads does not move", async ({
  program,
  sender,
  receiver,
}) => {
  const rita = await receiver("Rita");
  const sam = await sender("Sam");
  const { conversationId } = await longHistory(program, sam, rita, 590);
  await rita.page.goto(`/chat/${conversationId}?at=300`);
  await expect(rita.page.locator("#message-300")).toBeInViewport();
  await expect(rita.page.locator("#jump")).toBeVisible();
  for (const step of [400, -400]) {
    const scrolled = await scrollThrough(rita.page, step);
    expect(scrolled.most).toBeLessThanOrEqual(most);
    expect(scrolled.shift).toBeLessThan(1);
  }
  await rita.page.locator("#jump").click();
  await expect(rows(rita.page).last()).toContainText("line 590");
  await expect(rows(rita.page).last()).toBeInViewport();
  await expect(rita.page.locator("#jump")).toBeHidden();
});

test("somebody finds an old message, sees it in its place, and hears of what comes meanwhile", async ({
  program,
  sender,
  receiver,
}) => {
  const rita = await receiver("Rita");
  const sam = await sender("Sam");
  const { say } = await longHistory(program, sam, rita, 150);
  await say("the blue parcel");
  await Promise.all(numbered(152, 300).map(say));
  await rita.page.getByRole("link", { name: "Search" }).click();
  await rita.page.getByLabel("Words to look for").fill("parcel BLUE");
  await expect(async () => {
    await rita.page.getByRole("button", { name: "Search" }).click();
    await expect(rita.page.locator(".hit mark")).toHaveText(["blue", "parcel"], { timeout: 500 });
  }).toPass();
  await rita.page.locator(".hit").click();
  const found = rows(rita.page).filter({ hasText: "the blue parcel" });
  await expect(found).toBeInViewport();
  await expect(found).toBeFocused();
  await say("news");
  await expect(rita.page.locator("#jump")).toHaveText("1 new");
  await expect(found).toBeInViewport();
});
