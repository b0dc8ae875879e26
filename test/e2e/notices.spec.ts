import { say, talking } from "./acts.ts";
import { faults } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { lookElsewhere, shownOn, withSystemNotices } from "./system-notices.ts";

test("whoever asked for it is told of what they are not looking at, with the words only if they want", async ({
  sender,
  receiver,
}) => {
  const { rita, sam } = await talking({ sender, receiver });
  await withSystemNotices(rita.context, "granted");
  await rita.page.reload();

  await rita.page.getByRole("button", { name: "Notices are off" }).click();
  const sheet = rita.page.getByRole("dialog", { name: "Notices" });
  await sheet.getByRole("button", { name: "Turn on notices" }).click();
  await sheet.getByRole("button", { name: "Send a test notice" }).click();
  await expect(sheet.getByText(/^Sent\./)).toBeVisible();
  await rita.page.keyboard.press("Escape");
  await expect(rita.page.getByRole("button", { name: "Notices are on" })).toBeFocused();
  await expect(rita.page).toHaveTitle("Inbox · Parley");
  await lookElsewhere(rita);

  await say(sam.page, "the secret plan");
  await expect.poll(async () => (await shownOn(rita.page)).notices).toHaveLength(2);
  await expect(rita.page).toHaveTitle(/^\(1\) /);
  await expect(rita.page.locator("link[rel=icon]")).toHaveAttribute("href", "/icons/unread.svg");

  await rita.page.getByRole("button", { name: "Notices are on" }).click();
  await sheet.getByRole("checkbox", { name: "Show the words of a message" }).check();
  await sheet.getByRole("button", { name: "Close" }).click();
  // Read on another device: the notice goes by itself, and so does the dot.
  const { tag = "" } = (await shownOn(rita.page)).notices[1] ?? {};
  const other = await rita.context.newPage();
  await other.goto(rita.page.url());
  await expect.poll(async () => (await shownOn(rita.page)).closed).toContain(tag);
  await expect(rita.page.locator("link[rel=icon]")).toHaveAttribute("href", "/icon.svg");
  await other.close();

  await say(sam.page, "see you at five");
  await expect.poll(async () => (await shownOn(rita.page)).notices).toHaveLength(3);
  const { notices } = await shownOn(rita.page);
  expect(notices.map(({ title, body }) => [title, body])).toEqual([
    ["Parley", "This is how Parley tells you that somebody wrote."],
    ["Sam", "New message"],
    ["Sam", "see you at five"],
  ]);
});

test("whoever said no is told how to undo it", async ({ sender, receiver }) => {
  const { sam } = await talking({ sender, receiver });
  await withSystemNotices(sam.context, "denied");
  await sam.page.reload();
  await sam.page.getByRole("button", { name: "Notices are off" }).click();
  await sam.page.getByRole("button", { name: "Turn on notices" }).click();
  await expect(sam.page.getByText("This browser blocks notices from Parley.")).toBeVisible();
  await expect(sam.page.getByRole("checkbox", { name: "Sound" })).not.toBeChecked();

  expect(await faults(sam.page)).toEqual([]);

  // What holds on all devices is kept by the server.
  await sam.page.getByRole("checkbox", { name: "Mute this conversation" }).check();
  await sam.page.getByRole("combobox", { name: "Do not disturb" }).selectOption("always");
  const other = await sam.context.newPage();
  await other.goto(sam.page.url());
  await other.getByRole("button", { name: "Notices are off" }).click();
  await expect(other.getByRole("checkbox", { name: "Mute this conversation" })).toBeChecked();
  await expect(other.getByRole("combobox", { name: "Do not disturb" })).toHaveValue("always");
});
