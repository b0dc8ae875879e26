import { describe, expect, test } from "vitest";
import { get, password, post, setupToken, startApp } from "../app.ts";
import { newBrowser, signedInBrowser } from "./browser.ts";

const olga = { name: "Olga", email: "olga@people.example", password };

describe("the setup link", () => {
  test("makes the owner, once", async () => {
    const app = await startApp();
    const link = new URL(app.setupUrl ?? "");
    const path = link.pathname + link.search;
    const browser = newBrowser(app.url);
    expect((await browser.open(path)).html).toContain(`name="token" value="${setupToken}"`);
    const made = await browser.submit("/setup", { token: setupToken, ...olga });
    expect(made).toMatchObject({ status: 303, location: "/team" });
    expect((await browser.open("/team")).html).toContain("Invite somebody to answer");

    const stranger = newBrowser(app.url);
    expect((await stranger.open(path)).status).toBe(403);
    const again = await stranger.submit("/setup", {
      token: setupToken,
      ...olga,
      email: "eve@people.example",
    });
    expect(again.status).toBe(403);
    expect(stranger.cookies.size).toBe(0);
  });

  test("with another token makes nobody", async () => {
    const app = await startApp();
    const browser = newBrowser(app.url);
    for (const token of ["", "wrong", `${setupToken}x`]) {
      expect((await browser.open(`/setup?token=${token}`)).status).toBe(403);
      expect((await browser.submit("/setup", { token, ...olga })).status).toBe(403);
    }
    expect(await app.accounts.needsSetup()).toBe(true);
  });

  test("shows the form again with what was typed and what is wrong beside it", async () => {
    const app = await startApp();
    const page = await newBrowser(app.url).submit("/setup", {
      token: setupToken,
      ...olga,
      password: "short",
    });
    expect(page.status).toBe(400);
    expect(page.html).toContain('value="Olga"');
    expect(page.html).toContain('value="olga@people.example"');
    expect(page.html).toContain(`name="token" value="${setupToken}"`);
    expect(page.html).toMatch(/id="field-password-error">A password needs at least 8 characters\./);
    expect(page.html).not.toContain("short");
  });
});

describe("the sign-up form", () => {
  test("makes a sender and takes them where they were going", async () => {
    const app = await startApp();
    await app.owner();
    const browser = newBrowser(app.url);
    const ana = { name: "Ana", email: "ana@people.example", password };
    const made = await browser.submit("/sign-up", { ...ana, next: "/chat/with/somebody" });
    expect(made).toMatchObject({ status: 303, location: "/chat/with/somebody" });
    const token = browser.cookies.get("session");
    expect(await get(app.url, "/api/me", token)).toMatchObject({ account: { name: "Ana", role: "sender" } });
  });

  test("says at the field that an address is taken", async () => {
    const app = await startApp();
    const { email } = await app.sender("Ana");
    const page = await newBrowser(app.url).submit("/sign-up", { name: "Other", email, password });
    expect(page.status).toBe(409);
    expect(page.html).toContain('id="field-email-error"');
    expect(page.html).toContain('value="Other"');
  });

  test("shows what was typed as text, whatever it looks like", async () => {
    const app = await startApp();
    await app.owner();
    const name = `"><script>alert(1)</script>`;
    const page = await newBrowser(app.url).submit("/sign-up", { name, email: "no", password });
    expect(page.html).not.toContain("<script>");
  });

  test("cannot make a receiver", async () => {
    const app = await startApp();
    await app.owner();
    const browser = newBrowser(app.url);
    const wish = { name: "Eve", email: "eve@people.example", password, role: "receiver", setupToken };
    await browser.submit("/sign-up", wish);
    const token = browser.cookies.get("session");
    expect(await get(app.url, "/api/me", token)).toMatchObject({ account: { role: "sender", owner: false } });
  });
});

describe("an invitation", () => {
  test("is made by the owner, shown once, and makes one receiver", async () => {
    const app = await startApp();
    const owner = await signedInBrowser(app, (await app.owner()).email);
    const fresh = await owner.submit("/team/invitations", {});
    expect(fresh.status).toBe(200);
    const [, path = ""] = new RegExp(`value="${app.url}(/join\\?invitation=[\\w-]+)"`).exec(fresh.html) ?? [];
    expect((await owner.open("/team")).html).not.toContain("/join?");

    const browser = newBrowser(app.url);
    const invitation = new URL(path, app.url).searchParams.get("invitation") ?? "";
    expect((await browser.open(path)).html).toContain(`name="invitation" value="${invitation}"`);
    const ben = { name: "Ben", email: "ben@people.example", password, invitation };
    const made = await browser.submit("/join", ben);
    expect(made).toMatchObject({ status: 303, location: "/chat" });
    expect((await browser.open("/team")).html).toContain("<bdi>Ben</bdi> (you)");

    const late = newBrowser(app.url);
    expect((await late.open(path)).status).toBe(403);
    expect((await late.submit("/join", { ...ben, email: "eve@people.example" })).status).toBe(403);
  });

  test("that nobody made opens nothing", async () => {
    const app = await startApp();
    await app.owner();
    for (const query of ["", "?invitation=", "?invitation=made-up", "?invitation=a&invitation=b"]) {
      const page = await newBrowser(app.url).open(`/join${query}`);
      expect(page.status).toBe(403);
      expect(page.html).toContain("Please ask for a new one.");
    }
  });

  test("keeps what was typed when something is wrong", async () => {
    const app = await startApp();
    const { token } = await app.owner();
    const { invitation } = await post<{ invitation: string }>(app.url, "/api/invitations", {}, token);
    const typed = { invitation, name: "", email: "ben@people.example", password };
    const page = await newBrowser(app.url).submit("/join", typed);
    expect(page.status).toBe(400);
    expect(page.html).toContain('value="ben@people.example"');
    expect(page.html).toContain('id="field-name-error"');
  });
});

describe("the team page", () => {
  test("is for those who answer, and only the owner invites", async () => {
    const app = await startApp();
    const sender = await signedInBrowser(app, (await app.sender("Ana")).email);
    expect((await sender.open("/team")).status).toBe(403);
    expect((await sender.submit("/team/invitations", {})).status).toBe(403);
    const receiver = await signedInBrowser(app, (await app.receiver("Ben")).email);
    expect((await receiver.open("/team")).html).not.toContain("Invite somebody");
    const refused = await receiver.submit("/team/invitations", {});
    expect(refused.status).toBe(403);
    expect(refused.html).toContain("Only the owner can invite people to answer.");
  });
});
