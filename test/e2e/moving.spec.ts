import { begin, composer, open, rows, say, talking, talkingWithTwo } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { conversationOn } from "./writer.ts";

test("back and forward go through the conversations, and each has an address", async ({
  sender,
  receiver,
}) => {
  const { rita, sam, nora } = await talkingWithTwo({ sender, receiver });
  const page = rita.page;
  expect(conversationOn(rita)).toBe(conversationOn(nora));
  await open(rita, sam);
  await expect(rows(page)).toHaveText([/from Sam/]);
  expect(conversationOn(rita)).toBe(conversationOn(sam));
  await page.goBack();
  await expect(rows(page)).toHaveText([/from Nora/]);
  await page.goForward();
  await expect(rows(page)).toHaveText([/from Sam/]);
  await page.reload();
  await expect(rows(page)).toHaveText([/from Sam/]);
});

test("a modified click opens another window and leaves this one alone", async ({ sender, receiver }) => {
  const { rita, sam } = await talking({ sender, receiver }, { first: "from Sam" });
  await rita.page.getByRole("link", { name: "Parley" }).click();
  await expect(rita.page).toHaveURL(/\/chat$/);
  await say(sam.page, "Sam again");
  await expect(rows(sam.page).last()).toContainText("Delivered");
  await rita.page.getByRole("link", { name: "Sam" }).click({ modifiers: ["ControlOrMeta"] });
  // Sam sees it read: Chromium sometimes keeps from the test that a tab opened so has loaded, never from Parley.
  await expect(rows(sam.page).last()).toContainText("Read");
  await expect(rita.page).toHaveURL(/\/chat$/);
});

test("the newest activity comes first in the inbox, as it happens", async ({ sender, receiver }) => {
  const { rita, sam } = await talkingWithTwo({ sender, receiver });
  const names = rita.page.getByRole("navigation", { name: "Inbox" }).locator("a bdi");
  await expect(names).toHaveText(["Nora", "Sam"]);
  await composer(sam.page).fill("Sam again");
  await composer(sam.page).press("Enter");
  await expect(names).toHaveText(["Sam", "Nora"]);
  await expect(rows(rita.page)).toHaveText([/from Nora/]);
});

test("on a phone, the list and the thread take turns", async ({ sender, receiver }) => {
  const rita = await receiver("Rita", {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  const sam = await sender("Sam");
  await begin(sam, rita, "from Sam");
  await expect(rita.page.getByRole("navigation", { name: "Inbox" })).toBeHidden();
  await rita.page.getByRole("link", { name: "Back to the list" }).click();
  await expect(rita.page.getByRole("navigation", { name: "Inbox" })).toBeVisible();
  await expect(composer(rita.page)).toBeHidden();
  await rita.page.goBack();
  await expect(composer(rita.page)).toBeVisible();
});
