import type { Page } from "@playwright/test";
import { begin, composer, open, rows, say, talking } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { pressUntil } from "./keys.ts";

/** A window of 1280 by 1024 at 400 %. */
const zoomed = { viewport: { width: 320, height: 256 } };

const pages = [
  "/chat",
  "/search?q=hello",
  "/shortcuts",
  "/team",
  "/people",
  "/audit",
  "/settings/profile",
  "/settings/writing",
  "/settings/appearance",
  "/settings/security",
  "/settings/two-factor",
  "/settings/data",
];

test("at 400 %, and with text set wide, every page is read in one column and nothing is cut off", async ({
  sender,
  receiver,
}) => {
  const rita = await receiver("Rita", zoomed);
  const sam = await sender("Sam Okoro-Lindqvist", zoomed);
  await begin(
    sam,
    rita,
    "Is this whatareallylongwordthatwillnotbreakanywhere at https://example.org/a/very/long/address/that/goes/on?",
  );
  await say(rita.page, "```\nsome code that is much wider than the page that it stands on\n```");
  await expect(rows(sam.page)).toHaveCount(2);
  const found: string[] = [];
  for (const { page } of [sam, rita]) {
    found.push(...(await faults(page, "thread")));
    await setWide(page);
    found.push(...(await faults(page, "thread, wide")));
  }
  // What one writes, and at least a line of what was said, are in sight together.
  await expect(composer(sam.page)).toBeInViewport({ ratio: 1 });
  expect(await sam.page.locator("#messages").evaluate((list) => list.clientHeight)).toBeGreaterThan(48);
  await pressUntil(rita.page, "Control+k", rita.page.getByRole("combobox"));
  found.push(...(await faults(rita.page, "switcher")));
  for (const path of pages) {
    await rita.page.goto(path);
    await setWide(rita.page);
    found.push(...(await faults(rita.page, path)));
  }
  await rita.context.clearCookies();
  for (const path of ["/", "/sign-in", "/sign-up", "/offline"]) {
    await rita.page.goto(path);
    await setWide(rita.page);
    found.push(...(await faults(rita.page, path)));
  }
  expect(found).toEqual([]);
});

test("in forced colours one sees where one is, and with less motion nothing moves", async ({
  sender,
  receiver,
}) => {
  const { rita, sam } = await talking(
    { sender, receiver },
    { first: "Hello", rita: { forcedColors: "active", reducedMotion: "reduce" } },
  );
  await begin(await sender("Noor"), rita, "Good morning");
  await open(rita, sam);
  const look = (element: Element) => {
    const { borderColor, outlineStyle, fontWeight, backgroundColor } = getComputedStyle(element);
    return [borderColor, outlineStyle, fontWeight, backgroundColor].join();
  };
  const looks = async (one: string, other: string) => [
    await rita.page.locator(one).first().evaluate(look),
    await rita.page.locator(other).first().evaluate(look),
  ];
  const [chosen, notChosen] = await looks(".filter[aria-pressed=true]", ".filter[aria-pressed=false]");
  expect(chosen).not.toBe(notChosen);
  await pressUntil(rita.page, "Control+k", rita.page.getByRole("combobox"));
  await expect(rita.page.getByRole("option")).toHaveCount(1);
  await rita.page.keyboard.press("Escape");
  const [openOne, others] = await looks(".talk[aria-current]", ".talk:not([aria-current])");
  expect(openOne).not.toBe(others);
  await composer(sam.page).pressSequentially("I am");
  await expect(rita.page.locator(".typing")).toContainText("Sam");
  expect(await moving(rita.page)).toEqual([]);
  await say(sam.page, "I am here");
  await expect(rows(rita.page)).toHaveCount(2);
  expect(await moving(rita.page)).toEqual([]);
});

/** As somebody sets it who reads with difficulty (WCAG 1.4.12). */
async function setWide(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }",
    );
    document.adoptedStyleSheets = [sheet];
  });
}

/** What does not fit: pages that scroll sideways, controls beyond the edge, words cut off by their own box. */
function faults(page: Page, name: string): Promise<string[]> {
  return page.evaluate((where) => {
    const found: string[] = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) found.push(`${where}: scrolls sideways, ${scrollWidth} px`);
    for (const control of document.querySelectorAll<HTMLElement>(
      "a, button, input, select, textarea, summary",
    )) {
      const { left, right, width, height } = control.getBoundingClientRect();
      const isHidden = !control.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      if (width < 2 || height < 2 || isHidden || control.closest(".hidden, .skip, pre, .talk, .tools"))
        continue;
      const words = `${where}: ${control.className} "${control.textContent?.trim().slice(0, 30)}"`;
      if (left < -1 || right > innerWidth + 1) found.push(`${words} is at ${left}–${right}`);
      if (
        control.matches("a, button") &&
        control.scrollWidth > control.clientWidth + 1 &&
        control.clientWidth > 0
      )
        found.push(`${words} is cut off`);
    }
    return found;
  }, name);
}

function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document.getAnimations().map((animation) => {
      const effect = animation.effect;
      return effect instanceof KeyframeEffect ? `${effect.target?.className}` : "something";
    }),
  );
}
