import type { Page } from "@playwright/test";
import { composer, rows, say, talking } from "./acts.ts";
import { expect, test } from "./fixtures.ts";

test("a message is reacted to by mouse and by keyboard, and both see who did", async ({
  sender,
  receiver,
}) => {
  const { rita, sam } = await talking({ sender, receiver }, { first: "Tuesday at ten?" });
  await rows(rita.page).first().hover();
  await rows(rita.page).first().getByRole("button", { name: "React" }).click();
  await rita.page.getByRole("dialog").getByRole("button", { name: "👍" }).click();
  const chip = (page: Page) => rows(page).first().locator(".reaction");
  await expect(chip(sam.page)).toHaveAccessibleName("👍 from Rita");
  await expect(chip(rita.page)).toHaveAttribute("aria-pressed", "true");
  await chip(sam.page).focus();
  await sam.page.keyboard.press("Enter");
  for (const { page } of [sam, rita]) await expect(chip(page)).toHaveText(/👍\s*2/);
  await rows(sam.page).first().focus();
  await sam.page.keyboard.press("+");
  await expect(sam.page.getByRole("dialog").getByRole("button").first()).toBeFocused();
  await sam.page.keyboard.press("ArrowRight");
  await sam.page.keyboard.press("Enter");
  await expect(chip(rita.page)).toHaveCount(2);
  await expect(rows(sam.page).first()).toBeFocused();
});

test("a reply quotes what it answers, and the quote leads there", async ({ sender, receiver }) => {
  const { rita, sam } = await talking({ sender, receiver }, { first: "the question" });
  for (const text of ["a", "b", "c"]) await say(sam.page, `${text}\n`.repeat(20));
  await expect(rows(rita.page)).toHaveCount(4);
  await rows(rita.page).first().focus();
  await rita.page.keyboard.press("r");
  await expect(composer(rita.page)).toBeFocused();
  await expect(rita.page.locator(".composer__reply")).toContainText("the question");
  await rita.page.keyboard.press("Escape");
  await expect(rita.page.locator(".composer__reply")).toHaveCount(0);
  await rows(rita.page).first().focus();
  await rita.page.keyboard.press("r");
  await say(rita.page, "the answer");
  const quote = rows(sam.page).last().getByRole("link", { name: "the question" });
  await expect(quote).toContainText("You");
  await quote.click();
  await expect(rows(sam.page).first()).toBeFocused();
  await expect(rows(sam.page).first()).toBeInViewport();
});

test("what was just sent is taken back with one press, and the text comes back", async ({
  sender,
  receiver,
}) => {
  const { rita, sam } = await talking({ sender, receiver });
  await say(sam.page, "too early");
  await expect(rows(rita.page).last()).toContainText("too early");
  await rows(sam.page).last().getByRole("button", { name: "Undo" }).click();
  await expect(composer(sam.page)).toHaveValue("too early");
  for (const { page } of [sam, rita]) await expect(rows(page).last()).toContainText("Message deleted");
  await expect(sam.page.getByRole("button", { name: "Undo" })).toHaveCount(0);
});

test("an emoji is found by name, completed while typing, and drawn large by itself", async ({
  sender,
  receiver,
}) => {
  const { rita, sam } = await talking({ sender, receiver });
  await sam.page.getByRole("button", { name: "Emoji" }).click();
  await sam.page.getByRole("searchbox", { name: "Search emoji" }).fill("party pop");
  await sam.page.keyboard.press("ArrowDown");
  await sam.page.keyboard.press("Enter");
  await expect(composer(sam.page)).toHaveValue("🎉");
  await expect(composer(sam.page)).toBeFocused();
  await sam.page.keyboard.type(" :rocke");
  await expect(sam.page.getByRole("option").first()).toContainText(":rocket:");
  await sam.page.keyboard.press("Enter");
  await expect(composer(sam.page)).toHaveValue("🎉 🚀 ");
  await sam.page.keyboard.type(":heart:");
  await expect(composer(sam.page)).toHaveValue("🎉 🚀 ❤️ ");
  await sam.page.keyboard.press("Enter");
  await expect(rows(rita.page).last().locator(".row__bubble--emoji")).toBeVisible();
});

test("a conversation is closed, says so to both, and opens again with the next word", async ({
  sender,
  receiver,
}) => {
  const { rita, sam } = await talking({ sender, receiver }, { first: "Thank you" });
  await rita.page.getByRole("button", { name: "Close", exact: true }).click();
  await expect(rita.page.locator(".turned")).toContainText("You closed this conversation");
  await expect(sam.page.locator(".turned")).toContainText("Rita closed this conversation");
  await expect(sam.page.getByText("This conversation is closed. Writing opens it again.")).toBeVisible();
  await say(sam.page, "One more thing");
  for (const { page } of [sam, rita]) {
    await expect(page.getByText("Writing opens it again.")).toHaveCount(0);
  }
  await expect(rita.page.locator(".turned").last()).toContainText("Sam opened this conversation again");
  await rita.page.reload();
  await expect(rita.page.locator(".turned")).toHaveCount(2);
});
