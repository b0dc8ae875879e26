import { describe, expect, test } from "vitest";
import { startApp } from "../app.ts";
import { newBrowser, signedInBrowser } from "./browser.ts";

describe("the theme", () => {
  test("follows the device until somebody chooses", async () => {
    const app = await startApp();
    const { html } = await newBrowser(app.url).open("/");
    expect(html).toContain('data-theme="system"');
    expect(html).toContain('name="color-scheme" content="light dark"');
  });

  test("is in the page as it arrives, on every page of that browser, and can be undone", async () => {
    const app = await startApp();
    const { email } = await app.owner();
    const browser = await signedInBrowser(app, email);
    const chosen = await browser.submit("/theme", { theme: "dark", next: "/settings/appearance" });
    expect(chosen).toMatchObject({ status: 303, location: "/settings/appearance" });
    for (const path of ["/chat", "/team", "/settings/appearance", "/nowhere"]) {
      const { html } = await browser.open(path);
      expect(html, path).toContain('data-theme="dark"');
      expect(html, path).toContain('name="color-scheme" content="dark"');
    }
    expect((await browser.open("/settings/appearance")).html).toMatch(/value="dark" aria-pressed="true"/);
    await browser.submit("/theme", { theme: "system", next: "/" });
    expect(browser.cookies.has("theme")).toBe(false);
  });

  test("may be chosen before signing in, and leads nowhere else", async () => {
    const app = await startApp();
    const browser = newBrowser(app.url);
    const chosen = await browser.submit("/theme", { theme: "light", next: "//evil.example/x" });
    expect(chosen).toMatchObject({ status: 303, location: "/" });
    expect((await browser.open("/")).html).toContain('data-theme="light"');
  });

  test("is one of ours: what else a form or a cookie says counts as none", async () => {
    const app = await startApp();
    const browser = newBrowser(app.url);
    await browser.submit("/theme", { theme: '"><script>', next: "/" });
    expect(browser.cookies.has("theme")).toBe(false);
    browser.cookies.set("theme", "%22%3E%3Cscript%3E");
    expect((await browser.open("/")).html).toContain('data-theme="system"');
  });
});
