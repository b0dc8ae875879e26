import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { begin, composer, rows, say } from "./acts.ts";
import { expect, test } from "./fixtures.ts";

/** What axe finds wrong, by its own names. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`no page has a fault that a machine can find, in ${colorScheme} colours`, async ({
    sender,
    receiver,
  }) => {
    const rita = await receiver("Rita", { colorScheme });
    const sam = await sender("Sam", { colorScheme });
    for (const path of ["/chat", "/team"]) {
      await rita.page.goto(path);
      expect(await faults(rita.page), path).toEqual([]);
    }
    await rita.page.goto("/chat");
    await begin(sam, rita, "Hello **there**");
    await say(rita.page, "Hi");
    await expect(rows(sam.page)).toHaveCount(2);
    for (const { page } of [sam, rita]) expect(await faults(page), "thread").toEqual([]);
    await rita.context.clearCookies();
    for (const path of ["/", "/sign-in?as=sender", "/sign-up"]) {
      await rita.page.goto(path);
      expect(await faults(rita.page), path).toEqual([]);
    }
  });
}

test("new messages of others are read out once; one's own and history are not", async ({
  sender,
  receiver,
}) => {
  const rita = await receiver("Rita");
  const sam = await sender("Sam");
  await begin(sam, rita, "history");
  await rita.page.reload();
  await expect(rows(rita.page)).toHaveCount(1);
  const read: string[] = [];
  await rita.page.exposeFunction("noteRead", (text: string) => void (text && read.push(text)));
  await rita.page.evaluate(() => {
    const region = document.getElementById("announcements");
    const note = (window as unknown as { noteRead(text: string): void }).noteRead;
    if (region)
      new MutationObserver(() => note(region.textContent ?? "")).observe(region, { childList: true });
  });
  await say(rita.page, "my own");
  await say(sam.page, "good morning");
  await expect.poll(() => read).toEqual(["Sam: good morning"]);
  await expect(rita.page.locator("#announcements")).toHaveAttribute("aria-live", "polite");
});

test("everything can be done from the keyboard", async ({ sender, receiver }) => {
  const rita = await receiver("Rita");
  const sam = await sender("Sam");
  await sam.page.getByRole("link", { name: "Rita" }).focus();
  await sam.page.keyboard.press("Enter");
  await expect(composer(sam.page)).toBeFocused();
  await sam.page.keyboard.type("By keyboard");
  await sam.page.keyboard.press("Enter");
  await expect(rows(sam.page).last()).toContainText("Delivered");
  await rita.page.getByRole("link", { name: "Sam" }).focus();
  await rita.page.keyboard.press("Enter");
  await expect(composer(rita.page)).toBeFocused();
  await rita.page.keyboard.press("Shift+Tab");
  await expect(rita.page.locator("#messages :focus, #messages:focus")).toBeAttached();
});

test("the focus stays where it is when a message comes", async ({ sender, receiver }) => {
  const rita = await receiver("Rita");
  const sam = await sender("Sam");
  await begin(sam, rita, "first");
  const signOut = rita.page.getByRole("button", { name: "Sign out" });
  await signOut.focus();
  await say(sam.page, "second");
  await expect(rows(rita.page)).toHaveCount(2);
  await expect(signOut).toBeFocused();
});
