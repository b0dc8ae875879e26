import { expect, test } from "vitest";
import { password } from "../app.ts";
import { connect } from "../device.ts";
import { type Browser, newBrowser } from "../web/browser.ts";
import { challenged, scene, shut, wrongOf } from "./attack.ts";
import { isSignedIn } from "./scene.ts";

test("the page lets nobody in after the password alone", async () => {
  const s = await scene();
  const { app, ana, phone } = s;
  const browser = newBrowser(app.url);
  await shut(s, "the password alone", async () => {
    const page = await browser.submit("/sign-in", { as: "sender", email: ana.email, password });
    expect(page).toMatchObject({ status: 303, location: "/sign-in/code?as=sender" });
    expect([...browser.cookies.keys()]).not.toContain("session");
    for (const path of ["/chat", "/settings/two-factor", "/team"]) {
      expect((await browser.open(path)).location, path).toMatch(/^\/sign-in\?next=/);
    }
  });
  await shut(s, "wrong codes", async () => {
    for (const code of ["", wrongOf(phone.next()), "0000-0000-0000-0000"]) {
      const page = await browser.submit("/sign-in/code", { code, as: "sender" });
      expect(page.status, code).toBe(401);
      expect(page.html).not.toContain(password);
    }
  });
  const page = await browser.submit("/sign-in/code", { code: phone.next(), as: "receiver" });
  expect(page).toMatchObject({ status: 303, location: "/chat?welcome=other-door" });
  expect([...browser.cookies.keys()]).not.toContain("sign-in");
  expect((await browser.open("/chat")).html).toContain(">Ana</bdi>");
});

test("what stands between password and code is no session, whatever it is passed off as", async () => {
  const s = await scene();
  const { app, ana } = s;
  await shut(s, "the challenge as a token", async () => {
    const challenge = (await challenged(s)).cookies.get("sign-in") ?? "";
    expect(challenge.length).toBeGreaterThan(40);
    expect(await isSignedIn(app, challenge)).toBe(false);
    await expect(connect(app.url, challenge)).rejects.toMatchObject({ data: { code: "unauthenticated" } });
    const browser = newBrowser(app.url);
    browser.cookies.set("session", challenge);
    expect((await browser.open("/chat")).location).toBe("/sign-in?next=%2Fchat");
  });
  await shut(s, "a session as a challenge", async () => {
    const browser = newBrowser(app.url);
    browser.cookies.set("sign-in", ana.token);
    expect((await browser.submit("/sign-in/code", { code: s.phone.next() })).status).toBe(401);
  });
});

test("a challenge is for one account, for a few minutes, and for one sign-in", async () => {
  const s = await scene();
  const { app, time, phone, ownersPhone } = s;
  const goOn = async (browser: Browser, code: string) =>
    (await browser.submit("/sign-in/code", { code })).status;

  await shut(s, "none at all", async () => {
    expect(await goOn(newBrowser(app.url), phone.next())).toBe(401);
  });
  await shut(s, "another person's code", async () => {
    expect(await goOn(await challenged(s), ownersPhone.code())).toBe(401);
  });
  await shut(s, "one that was changed", async () => {
    const browser = await challenged(s);
    const challenge = browser.cookies.get("sign-in") ?? "";
    for (const changed of [challenge.slice(0, -2), `${challenge}AA`, challenge.toUpperCase(), ""]) {
      browser.cookies.set("sign-in", changed);
      expect(await goOn(browser, phone.next())).toBe(401);
    }
  });
  await shut(s, "one that is too old", async () => {
    const browser = await challenged(s);
    time.now += 5 * 60_000;
    expect(await goOn(browser, phone.code())).toBe(401);
  });
  const kept = await challenged(s);
  const again = newBrowser(app.url);
  again.cookies.set("sign-in", kept.cookies.get("sign-in") ?? "");
  expect(await goOn(kept, phone.next())).toBe(303);
  await shut(s, "one that was used", async () => {
    expect(await goOn(again, phone.next())).toBe(401);
  });
});
