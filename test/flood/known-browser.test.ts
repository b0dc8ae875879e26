import { parseSetCookie } from "cookie";
import { describe, expect, test } from "vitest";
import { password, startApp } from "../app.ts";
import { type Browser, newBrowser, signedInBrowser } from "../web/browser.ts";

describe("while strangers guess at an account", () => {
  test("its owner signs in at once in a browser where they signed in before", async () => {
    const { app, email } = await scene();
    const atHome = await signedInBrowser(app, email);
    await atHome.submit("/sign-out", {});
    await guessUntilRefused(newBrowser(app.url), email);
    expect((await signIn(atHome, email)).status).toBe(303);
  });

  test("its owner signs in at once in the browser in which the account was made", async () => {
    const { app } = await scene();
    const browser = newBrowser(app.url);
    const wish = { name: "Mia", email: "mia@people.example", password };
    expect((await browser.submit("/sign-up", wish)).status).toBe(303);
    await guessUntilRefused(newBrowser(app.url), wish.email);
    expect((await signIn(browser, wish.email)).status).toBe(303);
  });

  test("a new browser of theirs is told in words when to try again, and keeps what was typed", async () => {
    const { app, email } = await scene();
    await guessUntilRefused(newBrowser(app.url), email);
    const page = await signIn(newBrowser(app.url), email);
    expect(page.status).toBe(429);
    expect(page.html).toMatch(/Too many tries\. Please try again in \d+ seconds\./);
    expect(page.html).toContain(`value="${email}"`);
    expect(Number(page.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

describe("a browser is known for no more than it is", () => {
  test("with one account it gains nothing against another", async () => {
    const { app, email } = await scene();
    const other = await signedInBrowser(app, (await app.sender("Eve")).email);
    await guessUntilRefused(newBrowser(app.url), email);
    expect((await signIn(other, email)).status).toBe(429);
  });

  test("a thief of it has few guesses too", async () => {
    const { app, email } = await scene();
    const browser = await signedInBrowser(app, email);
    expect(await guessUntilRefused(browser, email)).toBe(5);
  });

  test("what it keeps is no session, is out of reach of scripts, and names nobody", async () => {
    const { app, email } = await scene({ publicUrl: "https://chat.example.org" });
    const page = await newBrowser(app.url).submit("/sign-in", { email, password });
    const line = page.headers.getSetCookie().find((cookie) => cookie.includes("known-browser"));
    const cookie = parseSetCookie(line ?? "");
    expect(cookie).toMatchObject({ name: "__Host-known-browser", secure: true, httpOnly: true, path: "/" });
    expect(cookie.sameSite).toBe("strict");
    expect(Buffer.from(String(cookie.value), "base64url").toString()).not.toContain("ana");
    const thief = newBrowser(app.url);
    thief.cookies.set("__Host-session", String(cookie.value));
    expect((await thief.open("/chat")).status).toBe(303);
  });

  test("a note that was changed, made up or has run out counts for nothing", async () => {
    let now = Date.now();
    const { app, email } = await scene({}, () => now);
    const browser = await signedInBrowser(app, email);
    const note = browser.cookies.get("known-browser") ?? "";
    await guessUntilRefused(newBrowser(app.url), email);
    const [id, people, expires, signature] = note.split(".");
    const forged = [
      "",
      "x",
      `${id}.${people}.${expires}.${"A".repeat(43)}`,
      `other.${people}.${expires}.${signature}`,
      `${id}.${people}.${Number(expires) + 1}.${signature}`,
    ];
    for (const value of forged) {
      browser.cookies.set("known-browser", value);
      expect((await signIn(browser, email)).status, value).toBe(429);
    }
    browser.cookies.set("known-browser", note);
    now += 200 * 24 * 60 * 60 * 1000;
    expect((await signIn(browser, email)).status).toBe(429);
  });
});

async function scene(config = {}, clock = Date.now) {
  const app = await startApp({ config: { rateLimitScale: 1, ...config }, options: { clock } });
  const { email } = await app.sender("Ana");
  return { app, email };
}

function signIn(browser: Browser, email: string) {
  return browser.submit("/sign-in", { email, password });
}

/** How many wrong passwords were looked at. */
async function guessUntilRefused(browser: Browser, email: string): Promise<number> {
  for (let guesses = 0; guesses < 100; guesses += 1) {
    const page = await browser.submit("/sign-in", { email, password: `wrong ${guesses}` });
    if (page.status === 429) return guesses;
  }
  throw new Error("Nobody stopped the guessing.");
}
