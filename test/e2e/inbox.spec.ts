import { begin, composer, open, rows, say, talking } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { pressUntil } from "./keys.ts";
import { manyMoreWrite } from "./many-senders.ts";

test("a receiver lists what needs a word, rows come and go by themselves, and the choice stays", async ({
  sender,
  receiver,
}) => {
  const rita = await receiver("Rita");
  const [sam, noor] = [await sender("Sam"), await sender("Noor")];
  await begin(sam, rita, "Hello");
  await begin(noor, rita, "Good morning");
  await say(rita.page, "Good morning, Noor");
  const { page } = rita;
  const inbox = page.getByRole("navigation", { name: "Inbox" });
  const talks = inbox.locator(".talk");
  const filter = (name: RegExp) => inbox.getByRole("button", { name });
  await filter(/^Waiting/).click();
  await expect(talks).toHaveText([/Sam/]);
  await expect(filter(/^Waiting/)).toHaveAttribute("aria-pressed", "true");
  await expect(filter(/^Waiting/)).toContainText("1");

  // What one is at stays, also once it is answered; it goes when one goes on.
  await open(rita, sam);
  await say(page, "How can I help?");
  await expect(filter(/^Waiting/)).toContainText("0");
  await expect(talks).toHaveText([/Sam/]);
  await say(noor.page, "One more thing");
  await expect(talks).toHaveText([/Noor/, /Sam/]);
  await open(rita, noor);
  await expect(talks).toHaveText([/Noor/]);

  await page.getByRole("button", { name: "Close", exact: true }).click();
  await filter(/^Closed/).click();
  await expect(filter(/^Closed/)).toHaveAttribute("aria-pressed", "true");
  await expect(talks).toHaveText([/Noor/]);
  await page.reload();
  await expect(filter(/^Closed/)).toHaveAttribute("aria-pressed", "true");
  await expect(talks).toHaveText([/Noor/]);
  await expect(page.locator(".status--floating")).toBeAttached();
  await filter(/^All/).click();
  await expect(talks).toHaveCount(2);
  await expect(composer(page)).toBeVisible();
});

test("what a receiver marks as unread is so on their other device, until they are back at it", async ({
  sender,
  receiver,
}) => {
  const { rita, sam } = await talking({ sender, receiver }, { first: "What does it cost?" });
  await say(sam.page, "And when?");
  await expect(rows(sam.page).last()).toContainText("Read");
  const row = rita.page.locator(".talk");
  await expect(row).not.toContainText("unread");
  // By keyboard alone.
  await rows(rita.page).first().focus();
  await rows(rita.page).first().getByRole("button", { name: "More" }).press("Enter");
  await rita.page.getByRole("button", { name: "Mark as unread" }).press("Enter");
  await expect(row).toContainText("1 unread");
  await expect(rita.page.locator("#status")).toHaveText("Marked as unread.");
  const phone = await rita.context.newPage();
  await phone.goto("/chat");
  await expect(phone.locator(".talk")).toContainText("1 unread");
  await expect(phone).toHaveTitle(/^\(1\)/);
  await phone.locator(".talk").click();
  await expect(phone.locator("#unread")).toBeVisible();
  await expect(phone.locator("#unread + article, #unread ~ article").first()).toContainText(
    "What does it cost?",
  );
  await expect(phone.locator(".talk")).not.toContainText("unread");
  await expect(row).not.toContainText("unread");
  await expect(rows(sam.page).last()).toContainText("Read");
});

test("more than a page of conversations is counted and found, though few of them are here", async ({
  program,
  sender,
  receiver,
}) => {
  const rita = await receiver("Rita");
  const first = await sender("Zoë Ångström");
  await begin(first, rita, "The first of many");
  await expect(rows(first.page).last()).toContainText("Read");
  await manyMoreWrite(program, 55);
  const { page } = rita;
  await page.goto("/chat");
  await expect(page.locator(".talk")).toHaveCount(50);
  await expect(page.getByRole("button", { name: /^All/ })).toContainText("56");
  await expect(page.getByRole("button", { name: /^Unread/ })).toContainText("55");
  await pressUntil(page, "Control+k", page.getByRole("combobox"));
  await page.keyboard.type("angstrom");
  await expect(page.getByRole("option")).toHaveText([/Zoë Ångström/]);
  // What was not here is now: the counts of the rest are asked for anew.
  const asked = page.waitForRequest(/\/api\/conversations\?filter=all&limit=50$/);
  await page.keyboard.press("Enter");
  await expect(rows(page)).toContainText(["The first of many"]);
  await asked;
  await expect(page.getByRole("button", { name: /^All/ })).toContainText("56");
  await page.getByRole("link", { name: "Show older conversations" }).click();
  await expect(page.locator(".talk")).toHaveCount(56);
  await expect(page.getByRole("button", { name: /^All/ })).toContainText("56");
});
