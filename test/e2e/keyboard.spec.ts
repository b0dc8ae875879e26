import type { Page } from "@playwright/test";
import { composer, rows } from "./acts.ts";
import { expect, type Person, password, test } from "./fixtures.ts";
import { pressUntil, seesFocus, tabTo } from "./keys.ts";

/** Nobody touches a mouse here: keys alone, and the focus is always somewhere that one sees. */

test("the whole job is done by keys, from signing up to signing out", async ({ page, program, receiver }) => {
  const rita = await receiver("Rita");
  await signUp(page, program.url, "Sam");
  await tabTo(page, page.getByRole("link", { name: "Rita" }));
  await page.keyboard.press("Enter");
  await write(page, "Hello");

  await expect(rita.page.locator(".talk")).toHaveCount(1);
  await pressUntil(rita.page, "Alt+ArrowDown", composer(rita.page));
  await write(rita.page, "Good morning");
  await expect(rows(page)).toHaveCount(2);

  await page.keyboard.press("ArrowUp");
  await expect(composer(page)).toHaveValue("Hello");
  await page.keyboard.type(" there");
  await page.keyboard.press("Enter");
  await expect(rows(page).first()).toContainText("Hello there");
  await expect(composer(page)).toBeFocused();

  await walkTo(page, /^Rita, /);
  await page.keyboard.press("r");
  await write(page, "Thank you");
  await expect(rows(page).last()).toContainText("Good morning");

  await walkTo(page, /^Rita, /);
  await page.keyboard.press("+");
  await expect(page.getByRole("dialog")).toBeVisible();
  await seesFocus(page);
  await page.keyboard.press("Enter");
  await expect(rows(rita.page).nth(1).locator(".reaction")).toHaveCount(1);
  await expect(focusedRow(page)).toContainText("Good morning");

  await walkTo(page, /^You, .*Thank you/s);
  await page.keyboard.press("Delete");
  await tabTo(page, page.getByRole("button", { name: "Delete", exact: true }));
  await page.keyboard.press("Enter");
  await expect(rows(rita.page).last()).toContainText("deleted");
  await seesFocus(page);
  await page.keyboard.press("Escape");
  await expect(composer(page)).toBeFocused();

  await find(page, "there");
  await expect(focusedRow(page)).toContainText("Hello there");

  await tabTo(page, page.getByRole("link", { name: "Settings" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  const name = page.getByRole("textbox", { name: "Your name" });
  await tabTo(page, name);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Samuel");
  await page.keyboard.press("Enter");
  await expect(rita.page.locator(".talk")).toContainText("Samuel");
  await expect(page.getByText("Your name is changed.")).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Sign out" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${program.url}/`);
});

test("somebody goes to a conversation by its name, and along the list, and learns what the keys do", async ({
  sender,
  receiver,
}) => {
  const rita = await receiver("Rita");
  for (const name of ["Sam Okoro", "Zoë Ångström", "Noor"]) await beginWith(await sender(name), rita);
  const { page } = rita;
  await expect(page.locator(".talk")).toHaveCount(3);
  const field = page.getByRole("combobox", { name: "Name" });
  await pressUntil(page, "Control+k", field);
  await expect(field).toBeFocused();
  await expect(page.getByRole("option")).toHaveCount(3);
  await page.keyboard.type("angst");
  await expect(page.getByRole("option")).toHaveText([/Zoë Ångström/]);
  // An input method takes its own Enter.
  await field.dispatchEvent("keydown", { key: "Enter", isComposing: true });
  await expect(field).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#thread-title")).toHaveText("Zoë Ångström");
  await expect(composer(page)).toBeFocused();
  await expect(page.getByRole("link", { name: "Zoë Ångström" })).not.toContainText("unread");

  await page.keyboard.press("Control+k");
  await expect(page.getByRole("option")).toHaveCount(2);
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { selected: true })).toContainText("Sam Okoro");
  await page.keyboard.press("Escape");
  await expect(composer(page)).toBeFocused();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(page.locator("#thread-title")).toHaveText("Sam Okoro");
  await page.keyboard.press("Alt+Shift+ArrowUp");
  await expect(page.locator("#thread-title")).toHaveText("Noor");

  await page.keyboard.type("?");
  await expect(composer(page)).toHaveValue("?");
  await tabTo(page, page.locator("#messages"), "Shift+Tab");
  await page.keyboard.press("Shift+?");
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await seesFocus(page);
  await tabTo(page, list.getByRole("link"));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Switch single keys off" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Single keys are off.")).toBeVisible();
  await page.goBack();
  await page.goBack();
  await tabTo(page, page.locator("#messages"), "Shift+Tab");
  await pressUntil(page, "Control+k", field);
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowUp");
  for (const key of ["Shift+?", "r"]) await page.keyboard.press(key);
  await expect(page.locator("#messages article:focus")).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toHaveAccessibleName("Go to a conversation");
});

async function signUp(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}/sign-up`);
  const texts = { "Your name": name, "E-mail": "sam.by.keys@people.example", Password: password };
  for (const [label, text] of Object.entries(texts)) {
    await tabTo(page, page.getByLabel(label, { exact: true }));
    await page.keyboard.type(text);
  }
  await page.keyboard.press("Enter");
}

async function beginWith(from: Person, to: Person): Promise<void> {
  await tabTo(from.page, from.page.getByRole("link", { name: to.name }));
  await from.page.keyboard.press("Enter");
  await write(from.page, "Hello");
  await expect(rows(from.page)).toHaveCount(1);
}

/** Where one writes has the focus by itself. */
async function write(page: Page, text: string): Promise<void> {
  await expect(composer(page)).toBeFocused();
  await seesFocus(page);
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await expect(rows(page).last()).toContainText(text);
  await expect(composer(page)).toBeFocused();
}

/** From wherever one is, along the messages with the arrows, up from the last. */
async function walkTo(page: Page, words: RegExp): Promise<void> {
  if ((await focusedRow(page).count()) === 0) {
    await tabTo(page, page.locator("#messages"), "Shift+Tab");
    await page.keyboard.press("ArrowUp");
  }
  await page.keyboard.press("End");
  const spoken = () => focusedRow(page).evaluate((row) => `${row.ariaLabel} ${row.textContent}`);
  while (!words.test(await spoken())) {
    await page.keyboard.press("ArrowUp");
    await seesFocus(page);
  }
}

function focusedRow(page: Page) {
  return page.locator("#messages article:focus");
}

async function find(page: Page, word: string): Promise<void> {
  await tabTo(page, page.getByRole("link", { name: "Search" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByLabel("Words to look for"));
  await page.keyboard.type(word);
  await expect(async () => {
    // The index is made behind.
    await tabTo(page, page.getByRole("button", { name: "Search" }));
    await page.keyboard.press("Enter");
    await expect(page.locator(".hit")).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
  await tabTo(page, page.locator(".hit"));
  await page.keyboard.press("Enter");
}
