import { describe, expect, test } from "vitest";
import { password, startApp } from "../app.ts";
import { newBrowser, signedInBrowser } from "./browser.ts";

describe("the front door", () => {
  test("is closed, calmly, until the place is set up", async () => {
    const app = await startApp();
    const page = await newBrowser(app.url).open("/");
    expect(page.status).toBe(200);
    expect(page.html).toContain("Not set up yet");
    expect((await newBrowser(app.url).open("/sign-up")).html).toContain("Not set up yet");
  });

  test("has two doors, and leads those who are signed in to their page", async () => {
    const app = await startApp();
    const { email } = await app.owner();
    const welcome = await newBrowser(app.url).open("/");
    expect(welcome.html).toContain('href="/sign-in?as=sender"');
    expect(welcome.html).toContain('href="/sign-in?as=receiver"');
    const browser = await signedInBrowser(app, email);
    for (const path of ["/", "/sign-in"]) {
      expect(await browser.open(path)).toMatchObject({ status: 303, location: "/chat" });
    }
  });
});

describe("the sign-in form", () => {
  test("lets the person in by the right door", async () => {
    const app = await startApp();
    const { email } = await app.sender("Ana");
    const browser = newBrowser(app.url);
    const page = await browser.submit("/sign-in", { as: "sender", email, password });
    expect(page).toMatchObject({ status: 303, location: "/chat" });
    expect((await browser.open("/chat")).html).toContain(">Ana</bdi>");
  });

  test.each([
    ["sender", "receiver", "You are signed in as somebody who asks"],
    ["receiver", "sender", "You are signed in as somebody who answers"],
  ])("lets a %s in by the other door too, and says so kindly", async (role, as, sentence) => {
    const app = await startApp();
    const { email } = role === "sender" ? await app.sender("Ana") : await app.owner();
    const browser = newBrowser(app.url);
    const page = await browser.submit("/sign-in", { as, email, password });
    expect(page).toMatchObject({ status: 303, location: "/chat?welcome=other-door" });
    expect((await browser.open("/chat?welcome=other-door")).html).toContain(sentence);
    expect((await browser.open("/chat")).html).not.toContain(sentence);
  });

  test("comes back with the address, the door and the way on, but never the password", async () => {
    const app = await startApp();
    await app.owner();
    const wrong = { as: "receiver", email: "olga@typo.example", password: "wrong pass word", next: "/team" };
    const page = await newBrowser(app.url).submit("/sign-in", wrong);
    expect(page.status).toBe(401);
    expect(page.html).toContain("That e-mail address and password do not belong together.");
    expect(page.html).toContain('value="olga@typo.example"');
    expect(page.html).toContain('name="as" value="receiver"');
    expect(page.html).toContain('name="next" value="/team"');
    expect(page.html).not.toContain("wrong pass word");
  });

  test("says why the live page led there", async () => {
    const app = await startApp();
    const browser = newBrowser(app.url);
    expect((await browser.open("/sign-in?as=sender")).html).not.toContain('class="notice"');
    expect((await browser.open("/sign-in?ended=signed_out")).html).toContain("You are signed out.");
    for (const reason of ["expired", "unauthenticated"]) {
      const page = await browser.open(`/sign-in?as=receiver&ended=${reason}&next=%2Fchat%2Fabc`);
      expect(page.html).toContain("Your session has ended. Please sign in again.");
      expect(page.html).toContain('name="next" value="/chat/abc"');
    }
  });

  test("with nothing in it is a refusal like any other", async () => {
    const app = await startApp();
    expect((await newBrowser(app.url).submit("/sign-in", {})).status).toBe(401);
  });
});

describe("the way back", () => {
  test("leads to the page that was asked for", async () => {
    const app = await startApp();
    const { email } = await app.owner();
    const browser = newBrowser(app.url);
    const refused = await browser.open("/team?x=1");
    expect(refused).toMatchObject({ status: 303, location: "/sign-in?next=%2Fteam%3Fx%3D1" });
    const form = await browser.open(refused.location ?? "");
    expect(form.html).toContain('name="next" value="/team?x=1"');
    const next = "/team?x=1";
    expect(await browser.submit("/sign-in", { email, password, next })).toMatchObject({ location: next });
  });

  test("from a form leads to the page that it stands on", async () => {
    const app = await startApp();
    await app.owner();
    const browser = newBrowser(app.url);
    const ways = {
      "/chat/abc/messages": "/chat/abc",
      "/chat/abc/messages/3/delete": "/chat/abc",
      "/chat/with/abc": "/chat/with/abc",
      "/team/invitations": "/team",
    };
    for (const [path, back] of Object.entries(ways)) {
      const page = await browser.submit(path, { key: "x", text: "hello" });
      expect(page).toMatchObject({ status: 303, location: `/sign-in?next=${encodeURIComponent(back)}` });
    }
  });

  test("never leads to another site", async () => {
    const app = await startApp();
    const { email } = await app.owner();
    for (const next of [
      "https://evil.example",
      "//evil.example",
      "/\\evil.example",
      "/\t/evil.example",
      "javascript:alert(1)",
    ]) {
      const browser = newBrowser(app.url);
      const form = await browser.open(`/sign-in?next=${encodeURIComponent(next)}`);
      // The languages lead back to this page, at its own address.
      expect(form.html, next).not.toMatch(/name="next" value="(?!\/sign-in\?)/);
      expect(await browser.submit("/sign-in", { email, password, next })).toMatchObject({
        location: "/chat",
      });
    }
  });
});

describe("signing out", () => {
  test("ends the session everywhere and forgets the cookie", async () => {
    const app = await startApp();
    const { email } = await app.sender("Ana");
    const browser = await signedInBrowser(app, email);
    const kept = new Map(browser.cookies);
    const answer = await browser.submit("/sign-out", {});
    expect(answer).toMatchObject({ status: 303, location: "/" });
    expect(answer.headers.get("clear-site-data")).toBe('"storage"');
    expect(browser.cookies.has("session")).toBe(false);
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect(await browser.open("/chat")).toMatchObject({ status: 303, location: "/sign-in?next=%2Fchat" });
    expect(browser.cookies.has("session")).toBe(false); // A cookie that no longer works is taken back.
  });

  test("is no error for somebody who is not signed in", async () => {
    const app = await startApp();
    expect(await newBrowser(app.url).submit("/sign-out", {})).toMatchObject({ status: 303, location: "/" });
  });
});
