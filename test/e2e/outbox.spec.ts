import type { Page } from "@playwright/test";
import type { Message } from "../../src/shared/model.ts";
import { composer, rows, say, talking } from "./acts.ts";
import { faults } from "./axe.ts";
import { expect, type Person, password, test } from "./fixtures.ts";
import { conversationOn } from "./writer.ts";

const dayMs = 24 * 60 * 60 * 1_000;

/** Without a network, and so that the page knows it: what is sent from now on waits. */
async function loseNetwork({ page, context }: Person): Promise<void> {
  await context.setOffline(true);
  await expect(page.locator("#status")).toHaveText(/You are offline/);
}

/** The browser would show our own page if it had no connection. */
async function hasWorker(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => caches.match("/offline").then(Boolean))).toBe(true);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

/** What waits is on this device's disk by now. */
async function areKept(page: Page, count: number): Promise<void> {
  await expect.poll(() => page.evaluate(keptTexts)).toHaveLength(count);
}

/** Runs in the page. */
function keptTexts(): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const opened = indexedDB.open("parley");
    opened.onerror = () => reject(opened.error);
    opened.onsuccess = () => {
      const rows = opened.result.transaction("outbox").objectStore("outbox").getAll();
      rows.onsuccess = () => {
        opened.result.close();
        resolve(rows.result.map(({ text }) => text));
      };
    };
  });
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(password);
  await page.locator("form button[type=submit]").first().click();
  await page.waitForURL(/\/chat/);
}

test("what was sent without a network outlives a reload without one, and arrives once and in order", async ({
  sender,
  receiver,
}) => {
  const { rita, sam } = await talking({ sender, receiver });
  await hasWorker(sam.page);
  await loseNetwork(sam);
  for (const text of ["one", "two", "three"]) await say(sam.page, text);
  await areKept(sam.page, 3);
  await sam.page.reload();
  await expect(sam.page.getByRole("heading", { name: "No connection" })).toBeVisible();
  await expect(sam.page.getByText("3 messages wait on this device.")).toBeVisible();
  expect(await faults(sam.page)).toEqual([]);
  // The page goes on by itself.
  await sam.context.setOffline(false);
  const all = [/first/, /one/, /two/, /three/];
  await expect(rows(rita.page)).toHaveText(all);
  await expect(rows(sam.page)).toHaveText(all);
  await areKept(sam.page, 0);
});

test("a crash of the program amid a burst from both sides loses and doubles nothing", {
  tag: "@process",
}, async ({ program, sender, receiver }) => {
  const { rita, sam } = await talking({ sender, receiver });
  const lines = (name: string) => Array.from({ length: 12 }, (_, at) => `${name} ${at + 1}.`);
  const burst = async ({ name, page }: Person) => {
    for (const text of lines(name)) await say(page, text);
  };
  const bursts = Promise.all([burst(sam), burst(rita)]);
  await expect(rows(rita.page).filter({ hasText: "Sam 4." })).toBeVisible();
  await program.crash();
  await bursts;
  await program.startAgain();
  await areKept(sam.page, 0);
  await areKept(rita.page, 0);
  const path = `/api/conversations/${conversationOn(sam)}/messages?limit=200`;
  const answer: { messages: Message[] } = await (await sam.page.request.get(path)).json();
  const stored = answer.messages.map(({ text }) => text);
  expect([...stored].sort()).toEqual(["first", ...lines("Sam"), ...lines("Rita")].sort());
  for (const name of ["Sam", "Rita"]) {
    expect(stored.filter((text) => text.startsWith(name))).toEqual(lines(name));
  }
  for (const { page } of [sam, rita]) {
    await expect(rows(page).locator(".prose")).toHaveText(stored);
  }
});

test("two tabs share one outbox, which goes out once and in order", async ({ sender, receiver }) => {
  const { rita, sam } = await talking({ sender, receiver });
  const second = await sam.context.newPage();
  await second.goto(sam.page.url());
  await loseNetwork(sam);
  await say(sam.page, "from one tab");
  await expect(rows(second).last()).toContainText("from one tab");
  await say(second, "from the other");
  const texts = [/first/, /from one tab/, /from the other/];
  await expect(rows(sam.page)).toHaveText(texts);
  await sam.context.setOffline(false);
  for (const page of [rita.page, sam.page, second]) await expect(rows(page)).toHaveText(texts);
  await expect(second.getByText("Sending")).toBeHidden();
  await areKept(second, 0);
});

test("what one person left unsent waits for them, and is no business of the next on this device", async ({
  sender,
  receiver,
}) => {
  const { rita, sam } = await talking({ sender, receiver });
  const nora = await sender("Nora");
  await loseNetwork(sam);
  await say(sam.page, "for Rita alone");
  await areKept(sam.page, 1);
  // The session is gone, but nobody signed out.
  await sam.page.close();
  await sam.context.clearCookies({ name: "session" });
  await sam.context.setOffline(false);
  const page = await sam.context.newPage();
  await signIn(page, nora.email);
  await page.getByRole("link", { name: "Rita" }).click();
  await say(page, "from Nora");
  await expect(rows(page)).toHaveText([/from Nora/]);
  await expect(page.getByText("for Rita alone")).toHaveCount(0);
  await expect(rita.page.getByText("for Rita alone")).toHaveCount(0);
  await areKept(page, 1);
  await sam.context.clearCookies({ name: "session" });
  await signIn(page, sam.email);
  await expect(rows(rita.page)).toHaveText([/first/, /for Rita alone/]);
  await areKept(page, 0);
});

test("a page goes on for nobody else when the next person on this device has signed in", {
  tag: "@process",
}, async ({ program, sender, receiver }) => {
  const { rita, sam } = await talking({ sender, receiver });
  const nora = await sender("Nora");
  await program.crash();
  await say(sam.page, "for Rita alone");
  await areKept(sam.page, 1);
  await sam.context.clearCookies({ name: "session" });
  await sam.context.addCookies(await nora.context.cookies());
  await program.startAgain();
  await expect(sam.page.getByText("Nora", { exact: true })).toBeVisible();
  await expect(sam.page.getByText("for Rita alone")).toHaveCount(0);
  await expect(rita.page.locator("#status")).toHaveText("");
  await expect(rita.page.getByText("for Rita alone")).toHaveCount(0);
  await areKept(sam.page, 1);
});

test("whoever signs out leaves nothing unsent behind", async ({ sender, receiver }) => {
  const { sam } = await talking({ sender, receiver });
  // The messages cannot go out, but the rest of the server is there.
  await sam.context.routeWebSocket(/socket\.io/, () => {});
  await sam.page.route(/socket\.io/, (route) => route.abort());
  await sam.page.reload();
  await say(sam.page, "never mind");
  await areKept(sam.page, 1);
  // Every page asks first.
  await sam.page.goto("/settings/appearance");
  sam.page.once("dialog", (dialog) => void dialog.dismiss());
  await sam.page.getByRole("button", { name: "Sign out" }).click();
  await sam.page.goto("/chat");
  await areKept(sam.page, 1);
  sam.page.on("dialog", (dialog) => void dialog.accept());
  await sam.page.getByRole("button", { name: "Sign out" }).click();
  await sam.page.waitForURL(/sign-in/);
  await areKept(sam.page, 0);
});

test("a draft survives a reload, shows in the list, and is nobody else's", async ({ sender, receiver }) => {
  const { sam } = await talking({ sender, receiver });
  const nora = await sender("Nora");
  await composer(sam.page).fill("half a thought");
  await sam.page.reload();
  await expect(composer(sam.page)).toHaveValue("half a thought");
  await sam.page.goto("/chat");
  const row = sam.page.getByRole("link", { name: "Rita" });
  await expect(row).toContainText("Draft: half a thought");
  await row.click();
  await expect(composer(sam.page)).toHaveValue("half a thought");
  await sam.context.clearCookies({ name: "session" });
  await signIn(sam.page, nora.email);
  await expect(sam.page.locator(".status--floating")).toBeAttached();
  await expect(sam.page.getByText("half a thought")).toHaveCount(0);
  await sam.context.clearCookies({ name: "session" });
  await signIn(sam.page, sam.email);
  await expect(row).toContainText("Draft: half a thought");
  await sam.page.getByRole("button", { name: "Sign out" }).click();
  await sam.page.waitForURL(/sign-in/);
  await signIn(sam.page, sam.email);
  await expect(sam.page.locator(".status--floating")).toBeAttached();
  await expect(row).toContainText("first");
  const drafts = () => Object.keys(localStorage).filter((name) => name.startsWith("draft"));
  expect(await sam.page.evaluate(drafts)).toEqual([]);
});

test("what waited for more than a day asks before it goes", async ({ sender, receiver }) => {
  const { rita, sam } = await talking({ sender, receiver });
  await loseNetwork(sam);
  await say(sam.page, "see you at five");
  await say(sam.page, "bring the papers");
  await areKept(sam.page, 2);
  await sam.page.close();
  await sam.context.setOffline(false);
  const page = await sam.context.newPage();
  await page.clock.install({ time: Date.now() + dayMs + 60_000 });
  await page.goto("/chat");
  await page.getByRole("link", { name: "Rita" }).click();
  const question = /Written yesterday at \d\d:\d\d and not sent\. Send it now\?/;
  await expect(rows(page)).toHaveText([/first/, question, question]);
  await rows(page).nth(1).getByRole("button", { name: "Delete" }).click();
  await rows(page).nth(1).getByRole("button", { name: "Send" }).click();
  await expect(rows(rita.page)).toHaveText([/first/, /bring the papers/]);
  await expect(rows(page)).toHaveText([/first/, /bring the papers/]);
  await areKept(page, 0);
});
