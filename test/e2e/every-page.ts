import type { Page } from "@playwright/test";
import type { routes } from "../../src/access/routes.ts";
import type { ChatWords } from "../../src/words/words.ts";
import { composer, rows } from "./acts.ts";
import type { Person } from "./fixtures.ts";

/** A place with people in it, seen in one look and language. */
export interface Scene {
  /** The owner, who answers; a sender with a conversation; and nobody in particular. */
  rita: Person;
  sam: Person;
  nobody: Page;
  setupUrl: string;
}

type NoPage =
  | `GET /api/${string}`
  | `GET /files/${string}`
  | "GET /portraits/:id"
  | "GET /audit.csv"
  | "GET /healthz"
  | "GET /readyz";
export type PageRoute = Exclude<Extract<keyof typeof routes, `GET /${string}`>, NoPage>;
type Visit = (scene: Scene) => Promise<Page>;

/**
 * How one gets to see each page. A page that is missing here fails the type check. Signing in by a code, and setting
 * it up, are in two-factor.spec.ts.
 */
export const pages: Record<Exclude<PageRoute, "GET /sign-in/code">, Visit> = {
  "GET /": at("nobody", "/"),
  "GET /sign-in": at("nobody", "/sign-in?as=receiver"),
  "GET /sign-up": at("nobody", "/sign-up"),
  "GET /offline": at("nobody", "/offline"),
  "GET /setup": ({ nobody, setupUrl }) => go(nobody, setupUrl),
  "GET /join": async ({ rita, nobody }) =>
    go(nobody, await linkMade(rita.page, "/team", "/team/invitations")),
  "GET /reset": async ({ rita, nobody }) =>
    go(nobody, await linkMade(rita.page, "/people?search=sam", "/reset-link")),
  "GET /settings": at("rita", "/settings"),
  "GET /settings/profile": at("rita", "/settings/profile"),
  "GET /settings/privacy": at("rita", "/settings/privacy"),
  "GET /settings/writing": at("rita", "/settings/writing"),
  "GET /settings/appearance": at("rita", "/settings/appearance"),
  "GET /settings/data": at("sam", "/settings/data"),
  "GET /settings/security": at("rita", "/settings/security"),
  "GET /settings/two-factor": at("rita", "/settings/two-factor"),
  "GET /people": at("rita", "/people"),
  "GET /people/:id/delete": async ({ rita: { page } }) => {
    await page.goto("/people?search=sam");
    await page.locator('a[href$="/delete"]').first().click();
    await page.waitForURL(/\/delete$/);
    return page;
  },
  "GET /team": at("rita", "/team"),
  "GET /audit": at("rita", "/audit"),
  "GET /chat": at("rita", "/chat"),
  "GET /search": at("rita", "/search?q=hello"),
  "GET /shortcuts": at("rita", "/shortcuts"),
  "GET /chat/:id": ({ rita, sam }) => go(rita.page, new URL(sam.page.url()).pathname),
  "GET /chat/:id/m/:seq": ({ rita, sam }) => go(rita.page, `${new URL(sam.page.url()).pathname}/m/1`),
  "GET /chat/with/:receiverId": async ({ sam: { page } }) => {
    const { receivers } = await (await page.request.get("/api/receivers")).json();
    return go(page, `/chat/with/${receivers[0].id}`);
  },
};

/** What opens over the chat page: how, and what shows that it is there. */
export const sheets: [name: string, open: (page: Page, words: ChatWords) => Promise<void>][] = [
  ["the menu of a message", (page, words) => menu(page, words)],
  [
    "the question before deleting",
    async (page, words) => {
      await menu(page, words);
      await page.getByRole("button", { name: words.sheets.delete, exact: true }).click();
      await page.getByText(words.sheets.deleteQuestion).waitFor();
    },
  ],
  [
    "the emoji",
    async (page, words) => {
      await page.getByRole("button", { name: words.composer.emoji, exact: true }).click();
      await page.getByRole("searchbox", { name: words.sheets.searchEmoji }).waitFor();
    },
  ],
  ["the switcher", (page) => keyed(page, "Control+k")],
  [
    "the notices",
    async (page, words) => {
      await page.getByRole("button", { name: words.notices.areOff }).click();
      await page.getByRole("dialog").waitFor();
    },
  ],
];

function at(who: "rita" | "sam" | "nobody", path: string): Visit {
  return (scene) => go(who === "nobody" ? scene.nobody : scene[who].page, path);
}

async function go(page: Page, path: string): Promise<Page> {
  await page.goto(path);
  return page;
}

/** The link that the page shows once the form has been sent. */
async function linkMade(page: Page, path: string, action: string): Promise<string> {
  await page.goto(path);
  await page.locator(`form[action*="${action}"] button`).first().click();
  return page.locator("input[readonly]").first().inputValue();
}

async function menu(page: Page, words: ChatWords): Promise<void> {
  const row = rows(page).last();
  await row.hover();
  await row.getByRole("button", { name: words.thread.more, exact: true }).click();
  await page.getByRole("dialog").waitFor();
}

async function keyed(page: Page, keys: string): Promise<void> {
  await composer(page).press(keys);
  await page.getByRole("dialog").waitFor();
}
