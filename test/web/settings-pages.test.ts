import { describe, expect, test } from "vitest";
import { call, get, startApp } from "../app.ts";
import { signedInBrowser } from "./browser.ts";

describe("one's own name", () => {
  test("is changed by a plain form, at once and for every page", async () => {
    const app = await startApp();
    await app.owner("Rita Reyes");
    const sam = await app.sender("Sam Okoro");
    const browser = await signedInBrowser(app, sam.email);
    expect((await browser.open("/settings")).location).toBe("/settings/profile");
    const done = await browser.submit("/settings/profile", { name: "  Sam   Sato " });
    expect(done).toMatchObject({ status: 303, location: "/settings/profile?done=name" });
    const page = await browser.open("/settings/profile?done=name");
    expect(page.html).toContain("Your name is changed.");
    expect(page.html).toContain('value="Sam Sato"');
    expect((await browser.open("/chat")).html).toContain("Sam Sato");
    expect(await get(app.url, "/api/me", sam.token)).toMatchObject({ account: { name: "Sam Sato" } });
  });

  test("that will not do is refused beside the field, and what was typed stays", async () => {
    const app = await startApp();
    const owner = await app.owner("Rita Reyes");
    const browser = await signedInBrowser(app, owner.email);
    const page = await browser.submit("/settings/profile", { name: "x".repeat(81) });
    expect(page.status).toBe(400);
    expect(page.html).toContain("A name can have up to 80 characters.");
    expect(page.html).toContain("x".repeat(81));
    const { status } = await call(app.url, "PUT", "/api/me/name", {
      token: owner.token,
      body: { name: "\u200b" },
    });
    expect(status).toBe(400);
  });
});

describe("read marks", () => {
  test("are given up by a plain form, and taken up again", async () => {
    const app = await startApp();
    const owner = await app.owner();
    const browser = await signedInBrowser(app, owner.email);
    const isChosen = async (marks: string) =>
      new RegExp(`value="${marks}" checked`).test((await browser.open("/settings/privacy")).html);
    expect(await isChosen("shown")).toBe(true);
    const done = await browser.submit("/settings/privacy", { marks: "hidden" });
    expect(done).toMatchObject({ status: 303, location: "/settings/privacy?done=privacy" });
    expect(await isChosen("hidden")).toBe(true);
    await browser.submit("/settings/privacy", { marks: "invisible" });
    expect(await isChosen("hidden")).toBe(true);
    await browser.submit("/settings/privacy", { marks: "shown" });
    expect(await isChosen("shown")).toBe(true);
  });
});

describe("what Enter does", () => {
  test("is chosen by a plain form, and the chat page knows it", async () => {
    const app = await startApp();
    const owner = await app.owner();
    const browser = await signedInBrowser(app, owner.email);
    const isChosen = async (meaning: string) =>
      new RegExp(`value="${meaning}" checked`).test((await browser.open("/settings/writing")).html);
    expect(await isChosen("sends")).toBe(true);
    const done = await browser.submit("/settings/writing", { enter: "breaks" });
    expect(done).toMatchObject({ status: 303, location: "/settings/writing?done=writing" });
    expect(await isChosen("breaks")).toBe(true);
    expect((await browser.open("/chat")).html).toMatch(/"preferences":\{[^}]*"enter":"breaks"/);
    await browser.submit("/settings/writing", { enter: "shouts" });
    expect(await isChosen("breaks")).toBe(true);
  });
});
