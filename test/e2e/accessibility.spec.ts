import type { Page } from "@playwright/test";
import { catalogues } from "../../src/words/catalogues.ts";
import { chatWordsOf } from "../../src/words/words.ts";
import { composer, rows } from "./acts.ts";
import { faults } from "./axe.ts";
import { pages, type Scene, sheets } from "./every-page.ts";
import { expect, test } from "./fixtures.ts";

const phone = { viewport: { width: 360, height: 740 } } as const;

/** Both themes, both directions, a desk and a phone: a page's colours do not depend on its direction. */
const looks = [
  { language: "en", options: { colorScheme: "light", locale: "en-GB" } },
  { language: "ar", options: { colorScheme: "dark", locale: "ar", ...phone } },
] as const;

for (const { language, options } of looks) {
  test(`no page has a fault that a machine can find: ${language}, ${options.colorScheme}`, async ({
    browser,
    program,
    sender,
    receiver,
  }) => {
    const words = chatWordsOf({ ...catalogues[language], language, locale: options.locale });
    const found: Record<string, string[]> = {};
    const nobody = await (await browser.newContext({ ...options, baseURL: program.url })).newPage();
    for (const path of ["/", program.setupUrl]) {
      await nobody.goto(path);
      found[`${path}, before there is an owner`] = await faults(nobody);
    }
    const rita = await receiver("Rita", options);
    const sam = await sender("Sam", options);
    const scene: Scene = { rita, sam, nobody, setupUrl: program.setupUrl };
    await talk(scene);

    found["the thread"] = await faults(sam.page);
    for (const [name, open] of sheets) {
      await open(sam.page, words);
      found[name] = await faults(sam.page);
      await sam.page.keyboard.press("Escape");
      await expect(sam.page.getByRole("dialog")).toBeHidden();
    }
    for (const [route, visit] of Object.entries(pages)) {
      const page = await visit(scene);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      found[route] = [...(await faults(page)), ...(await tooWide(page))];
    }
    expect(Object.entries(found).filter(([, faults]) => faults.length > 0)).toEqual([]);
  });
}

async function tooWide(page: Page): Promise<string[]> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  return width > (page.viewportSize()?.width ?? 0) ? [`${width} px wide`] : [];
}

/** A thread with something of everything. */
async function talk({ sam, rita }: Scene): Promise<void> {
  await sam.page.locator('a[href^="/chat/with/"]').first().click();
  await write(sam.page, "Hello **there**, see https://example.org", 1);
  await sam.page.waitForURL(/\/chat\/(?!with)/);
  await rita.page.goto(sam.page.url());
  await write(rita.page, "```\nsome code\n```\n> and a quote\n- and a list", 2);
  await write(sam.page, "👍", 3);
}

async function write(page: Page, text: string, rowsThen: number): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press("Enter");
  await expect(rows(page)).toHaveCount(rowsThen);
}
