import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { begin, rows, say } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { pressUntil } from "./keys.ts";

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
    for (const path of ["/chat", "/team", "/shortcuts"]) {
      await rita.page.goto(path);
      expect(await faults(rita.page), path).toEqual([]);
    }
    await rita.page.goto("/chat");
    await begin(sam, rita, "Hello **there**");
    await say(rita.page, "Hi");
    await expect(rows(sam.page)).toHaveCount(2);
    for (const { page } of [sam, rita]) expect(await faults(page), "thread").toEqual([]);
    await pressUntil(rita.page, "Control+k", rita.page.getByRole("combobox"));
    expect(await faults(rita.page), "switcher").toEqual([]);
    await rita.page.keyboard.press("Escape");
    await rita.page.locator("#messages").focus();
    await pressUntil(rita.page, "Shift+?", rita.page.getByRole("dialog"));
    expect(await faults(rita.page), "shortcuts").toEqual([]);
    await rita.context.clearCookies();
    for (const path of ["/", "/sign-in?as=sender", "/sign-up"]) {
      await rita.page.goto(path);
      expect(await faults(rita.page), path).toEqual([]);
    }
  });
}
