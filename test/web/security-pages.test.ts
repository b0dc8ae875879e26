import { describe, expect, test } from "vitest";
import { call, password, post, type Somebody, startApp } from "../app.ts";
import { newBrowser, type Page } from "./browser.ts";

const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0";

describe("the settings page", () => {
  test("shows where one is signed in, and signs out one of them", async () => {
    const { app, browser, other } = await scene();
    const page = await browser.open("/settings/security");
    expect(page.html).toContain("<strong>Firefox on Windows</strong>");
    expect(page.html).toContain("(this one)");
    const [path = "", ...more] = endPaths(page);
    expect(more).toEqual([]);
    const done = await browser.submit(path, {});
    expect(done).toMatchObject({ status: 303, location: "/settings/security?done=session" });
    expect((await browser.open(done.location ?? "")).html).toContain("That device is signed out.");
    expect((await call(app.url, "GET", "/api/me", other)).status).toBe(401);
    expect((await browser.submit(path, {})).status).toBe(404);
  });

  test("signs out everywhere else", async () => {
    const { app, browser, other } = await scene();
    const done = await browser.submit("/settings/security/sessions/end-others", {});
    expect(done.location).toBe("/settings/security?done=others");
    const page = await browser.open(done.location ?? "");
    expect(page.html).toContain("You are signed out everywhere else.");
    expect(page.html).not.toContain('<button class="button" type="submit">Sign out everywhere else');
    expect((await call(app.url, "GET", "/api/me", other)).status).toBe(401);
  });

  test("changes the password, and says beside the field what is wrong with it", async () => {
    const { app, sam, browser } = await scene();
    const change = (fields: Record<string, string>) => browser.submit("/settings/security/password", fields);
    const wrong = await change({ current: "not the password", password: "another good one" });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('id="field-current-error"');
    expect(wrong.html).not.toContain("not the password");
    expect((await change({ current: password, password: "password1" })).html).toContain(
      'id="field-password-error"',
    );
    const done = await change({ current: password, password: "another good one" });
    expect(done).toMatchObject({ status: 303, location: "/settings/security?done=password" });
    expect((await browser.open("/settings/security")).status).toBe(200);
    const again = await newBrowser(app.url).submit("/sign-in", {
      email: sam.email,
      password: "another good one",
    });
    expect(again.status).toBe(303);
  });

  test("says of what was done only what it knows", async () => {
    const { browser } = await scene();
    for (const done of ["constructor", "__proto__", "<b>hello</b>"]) {
      const page = await browser.open(`/settings/security?done=${encodeURIComponent(done)}`);
      expect(page.html).not.toContain('class="notice"');
    }
  });
});

async function scene() {
  const app = await startApp();
  await app.owner();
  const sam = await app.sender("Sam");
  await call(app.url, "DELETE", "/api/sessions/current", sam);
  const browser = newBrowser(app.url);
  await browser.submit("/sign-in", { email: sam.email, password }, { "user-agent": firefox });
  const other = await post<Somebody>(app.url, "/api/sessions", { email: sam.email, password });
  return { app, sam, browser, other };
}

function endPaths({ html }: Page): string[] {
  return [...html.matchAll(/action="(\/settings\/security\/sessions\/[^"/]+\/end)"/g)].map(
    ([, path = ""]) => path,
  );
}
