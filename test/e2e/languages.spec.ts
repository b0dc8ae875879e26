import type { Page } from "@playwright/test";
import { expect, password, test } from "./fixtures.ts";

const phone = { viewport: { width: 360, height: 740 } };

test("two people talk in Arabic: the page is mirrored, and names and words keep their own direction", async ({
  sender,
  receiver,
}) => {
  const rita = await receiver("ريتا Reyes", { ...phone, locale: "ar-EG" });
  const sam = await sender("Sam أوكورو", { locale: "ar" });
  const html = sam.page.locator("html");
  await expect(html).toHaveAttribute("lang", "ar");
  await expect(html).toHaveAttribute("dir", "rtl");
  await sam.page.getByRole("link", { name: /ريتا Reyes/ }).click();
  await say(sam.page, "Open on Sunday?");
  await rita.page.getByRole("link", { name: /Sam أوكورو/ }).click();
  await say(rita.page, "نعم، من العاشرة.");
  const rows = sam.page.locator("#messages article");
  await expect(rows).toHaveCount(2);

  const [mine, theirs] = [rows.nth(0).locator(".prose"), rows.nth(1).locator(".prose")];
  expect(await middle(mine)).toBeLessThan(await middle(theirs));
  expect(await middle(sam.page.locator(".inbox"))).toBeGreaterThan(await middle(sam.page.locator(".thread")));
  await expect(mine.locator("p")).toHaveCSS("direction", "ltr");
  await expect(theirs.locator("p")).toHaveCSS("direction", "rtl");
  await expect(rows.nth(1).locator("bdi").first()).toHaveText("ريتا Reyes");
  // Egypt writes its own digits.
  await expect(rita.page.locator("#messages .row__time").first()).toHaveText(/[٠-٩]/);
  await expect(rows.nth(0).getByText("قُرئت")).toBeVisible();
  expect(await sideways(rita.page)).toEqual([]);
});

test("the language is that of the browser, of the choice, and then of the account", async ({
  browser,
  program,
  receiver,
}) => {
  await receiver("Rita");
  const context = await browser.newContext({ baseURL: program.url, locale: "de-DE" });
  const page = await context.newPage();
  await page.goto("/sign-in?as=receiver");
  await expect(page.getByRole("heading", { name: "Anmelden" })).toBeVisible();
  await page.getByRole("button", { name: "日本語" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "ja");
  await page.getByLabel("メールアドレス").fill("rita@people.example");
  await page.getByLabel("パスワード").fill("not my password");
  await page.getByRole("button", { name: "サインイン" }).click();
  await expect(page.getByRole("alert")).toHaveText(
    "そのメールアドレスとパスワードの組み合わせは正しくありません。",
  );
  await page.getByLabel("パスワード").fill(password);
  await page.getByRole("button", { name: "サインイン" }).click();
  await expect(page.getByRole("heading", { name: "受信箱" })).toBeVisible();
  await page.goto("/settings/appearance");
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(page.getByRole("heading", { name: "Hell oder dunkel" })).toBeVisible();
  await context.close();

  const elsewhere = await browser.newContext({ baseURL: program.url, locale: "en-GB" });
  const other = await elsewhere.newPage();
  await other.goto("/sign-in?as=receiver");
  await other.getByLabel("E-mail").fill("rita@people.example");
  await other.getByLabel("Password").fill(password);
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other.getByRole("heading", { name: "Posteingang" })).toBeVisible();
  await elsewhere.close();
});

test("words that are two fifths longer fit on a phone: nothing is cut off and nothing runs out of the page", async ({
  receiver,
  sender,
}) => {
  const rita = await receiver("Rita", phone);
  const sam = await sender("Sam", phone);
  await sam.page.getByRole("link", { name: /Rita/ }).click();
  await say(sam.page, "Hello");
  const found: string[] = [];
  for (const path of [
    "/chat",
    "/team",
    "/people",
    "/audit",
    "/search",
    "/settings/security",
    "/settings/data",
  ]) {
    await rita.page.goto(path);
    found.push(...(await sideways(rita.page, path)));
  }
  await rita.page.goto("/chat");
  await rita.page.getByRole("link", { name: /Sam/ }).click();
  await rita.page.locator("#composer-text").waitFor();
  found.push(...(await sideways(rita.page, "a thread")));
  await rita.context.clearCookies();
  for (const path of ["/", "/sign-in", "/sign-up", "/offline"]) {
    await rita.page.goto(path);
    found.push(...(await sideways(rita.page, path)));
  }
  expect(found).toEqual([]);
});

async function say(page: Page, text: string): Promise<void> {
  await page.locator("#composer-text").fill(text);
  await page.locator(".composer__send").click();
}

async function middle(element: ReturnType<Page["locator"]>): Promise<number> {
  const box = await element.boundingBox();
  return (box?.x ?? 0) + (box?.width ?? 0) / 2;
}

/** Makes our own words longer where a path is given, and tells what is cut off or wider than the page. */
function sideways(page: Page, path?: string): Promise<string[]> {
  return page.evaluate((path) => {
    const ours = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement?.closest("bdi, time, script, noscript, [dir=auto], .brand, .hidden, code, input")
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
    );
    for (let node = ours.nextNode(); path !== undefined && node; node = ours.nextNode()) {
      const text = node.nodeValue ?? "";
      if (!/\p{L}{2}/u.test(text)) continue;
      node.nodeValue = `⟦${text.trim().replace(/[aeiou]/g, "ë")}${" ~ö".repeat(Math.ceil((text.length * 0.4) / 3))}⟧`;
    }
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} wide`);
    for (const element of document.querySelectorAll<HTMLElement>(
      "button, a, h1, h2, h3, p, label, legend, dt, li",
    )) {
      const { overflowX } = getComputedStyle(element);
      const isCut = overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
      if (isCut && !element.matches(".hidden, .hidden *"))
        found.push(`cut off: ${element.className} ${element.textContent}`);
    }
    return found.map((fault) => `${path ?? "the page"}: ${fault}`);
  }, path);
}
