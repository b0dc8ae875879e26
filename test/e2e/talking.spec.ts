import { begin, composer, open, rows, say, talking } from "./acts.ts";
import { expect, test } from "./fixtures.ts";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test("a sender at a desk and a receiver on a phone talk, and each sees what becomes of it", async ({
  sender,
  receiver,
}) => {
  const rita = await receiver("Rita Reyes", phone);
  const sam = await sender("Sam Okoro");
  await expect(sam.page.getByRole("link", { name: "Rita Reyes" })).toContainText("Online");
  await begin(sam, rita, "Are you open on **Sunday**?");

  await expect(rows(rita.page)).toHaveText([/Are you open on Sunday\?/]);
  await expect(rows(rita.page).locator("strong")).toHaveText("Sunday");
  await expect(rows(sam.page).last()).toContainText("Read");

  await composer(rita.page).pressSequentially("Yes, ");
  await expect(sam.page.getByText("Rita Reyes is typing")).toBeVisible();
  await say(rita.page, "Yes, from ten.");
  await expect(rows(sam.page)).toHaveText([/Are you open/, /Yes, from ten\./]);
  await expect(sam.page.getByText("Rita Reyes is typing")).toBeHidden();
});

test("what was said is still there after a reload, and after the program stopped and started", {
  tag: "@process",
}, async ({ program, sender, receiver }) => {
  const { rita, sam } = await talking({ sender, receiver }, { first: "Remember this" });
  await say(rita.page, "I will");
  await expect(rows(sam.page)).toHaveText([/Remember this/, /I will/]);
  await sam.page.reload();
  await expect(rows(sam.page)).toHaveText([/Remember this/, /I will/]);
  await program.restart();
  await rita.page.reload();
  await expect(rows(rita.page)).toHaveText([/Remember this/, /I will/]);
  await say(rita.page, "Still here");
  await expect(rows(sam.page).last()).toContainText("Still here");
});

test("a message is delivered while its reader looks elsewhere, and read once they open it", async ({
  sender,
  receiver,
}) => {
  const rita = await receiver("Rita");
  const sam = await sender("Sam");
  await sam.page.getByRole("link", { name: "Rita" }).click();
  await say(sam.page, "Hello?");
  await expect(rows(sam.page).last()).toContainText("Delivered");
  const inInbox = rita.page.getByRole("link", { name: "Sam" });
  await expect(inInbox).toContainText("1 unread");
  await expect(rita.page).toHaveTitle(/^\(1\) /);
  await open(rita, sam);
  await expect(rows(sam.page).last()).toContainText("Read");
  await expect(inInbox).not.toContainText("unread");
  await expect(rita.page).toHaveTitle(/^Inbox/);
});

test("both of somebody's windows show the same", async ({ sender, receiver }) => {
  const { rita, sam } = await talking({ sender, receiver }, { first: "From the first window" });
  const second = await sam.context.newPage();
  await second.goto(sam.page.url());
  await say(second, "From the second window");
  for (const page of [sam.page, second, rita.page]) {
    await expect(rows(page)).toHaveText([/From the first window/, /From the second window/]);
  }
});

test("whoever signs out in one window is signed out in all, and told so", async ({ sender, receiver }) => {
  await receiver("Rita");
  const sam = await sender("Sam");
  const second = await sam.context.newPage();
  await second.goto("/chat");
  await expect(second.locator(".status--floating")).toBeAttached();
  await sam.page.getByRole("button", { name: "Sign out" }).click();
  for (const page of [sam.page, second]) await expect(page.getByText("You are signed out.")).toBeVisible();
  await sam.page.goto("/chat");
  await expect(sam.page).toHaveURL(/\/sign-in/);
});
