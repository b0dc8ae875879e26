import { describe, expect, test } from "vitest";
import { call, get, startApp } from "../app.ts";
import { newBrowser, signedInBrowser } from "./browser.ts";

describe("the language of a page", () => {
  test.each([
    ["de-AT,de;q=0.9,en;q=0.5", "de", "ltr"],
    ["fr-FR,ar;q=0.8,en;q=0.4", "ar", "rtl"],
    ["en;q=0.1,ja;q=0.9", "ja", "ltr"],
    ["fr, es;q=0.5", "en", "ltr"],
    ["*", "en", "ltr"],
    ["de;q=0, ;;;, q", "en", "ltr"],
  ])("follows what the browser asks for: %s", async (asked, language, direction) => {
    const app = await startApp();
    const answer = await fetch(`${app.url}/sign-in`, { headers: { "accept-language": asked } });
    expect(await answer.text()).toContain(`<html lang="${language}" dir="${direction}"`);
  });

  test("is the one that was chosen at its foot, until that is taken back", async () => {
    const app = await startApp();
    const browser = newBrowser(app.url);
    const chosen = await browser.submit("/language", { language: "ar", next: "/sign-in" });
    expect(chosen).toMatchObject({ status: 303, location: "/sign-in" });
    expect((await browser.open("/nowhere")).html).toContain('<html lang="ar" dir="rtl"');
    await browser.submit("/language", { language: '"><script>', next: "//evil.example" });
    expect(browser.cookies.has("language")).toBe(false);
    expect((await browser.open("/")).html).toContain('<html lang="en"');
  });

  test("goes with the account to whatever browser it signs in on, and back to the browser's own", async () => {
    const app = await startApp();
    const { email, token } = await app.owner();
    const desk = await signedInBrowser(app, email);
    await desk.submit("/language", { language: "ja", next: "/settings/appearance" });
    expect(await get(app.url, "/api/me", token)).toMatchObject({ preferences: { language: "ja" } });
    const phone = await signedInBrowser(app, email);
    expect((await phone.open("/team")).html).toContain('<html lang="ja"');
    await desk.submit("/language", { language: "", next: "/settings/appearance" });
    expect((await desk.open("/team")).html).toContain('<html lang="en"');
    // Whoever chose by a program, or elsewhere, finds it on the next chat page.
    await call(app.url, "PATCH", "/api/me/preferences", { token, body: { language: "de" } });
    expect((await desk.open("/chat")).html).toContain('<html lang="de"');
    expect((await desk.open("/team")).html).toContain('<html lang="de"');
  });
});

test("a refusal is told in the language that is asked for, and to programs in English", async () => {
  const app = await startApp();
  const path = `${app.url}/api/sessions`;
  const refused = async (headers: Record<string, string>) => {
    const body = JSON.stringify({ email: "nobody@people.example", password: "wrong" });
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body,
    });
    return answer.json();
  };
  const said = (message: string) => ({ error: { code: "unauthenticated", message } });
  expect(await refused({})).toMatchObject(said("That e-mail address and password do not belong together."));
  expect(await refused({ "accept-language": "de" })).toMatchObject(
    said("Diese E-Mail-Adresse und dieses Passwort gehören nicht zusammen."),
  );
});
