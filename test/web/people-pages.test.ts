import { describe, expect, test, vi } from "vitest";
import { call, password, type RunningApp, startApp } from "../app.ts";
import { connect } from "../device.ts";
import { newBrowser, type Page } from "./browser.ts";

describe("the people page", () => {
  test("shows the owner everybody, and finds somebody by a part of their name or address", async () => {
    const { app, owner } = await scene();
    await app.receiver("Zoë Ångström");
    const all = await owner.open("/people");
    expect(namesOn(all)).toEqual(["Olga", "Sam", "Zoë Ångström"]);
    expect(namesOn(await owner.open("/people?search=%C3%85NGSTR"))).toEqual(["Zoë Ångström"]);
    expect(namesOn(await owner.open("/people?search=sam%40PEOPLE"))).toEqual(["Sam"]);
    const none = await owner.open("/people?search=%25%27%22%3Cb%3E");
    expect(none.html).toContain("Nobody fits.");
    expect(none.html).not.toContain("<b>");
  });

  test("says of everybody whether they are here, were here, or never came", async () => {
    const { app, sam, owner } = await scene();
    const saidOfSam = async () => factsOn(await owner.open("/people?search=sam"));
    expect(await saidOfSam()).toContain("Never connected");
    const device = await connect(app.url, sam.token);
    expect(await saidOfSam()).toMatch(/· Online$/);
    device.close();
    await vi.waitFor(async () => expect(await saidOfSam()).toMatch(/· Last seen /), { timeout: 20_000 });
  });

  test("shows fifty at a time, each once", async () => {
    const { app, owner } = await scene();
    for (let n = 0; n < 60; n += 1) await addPerson(app, n);
    const first = await owner.open("/people?search=person");
    expect(namesOn(first)).toHaveLength(50);
    const [, next = ""] = /href="([^"]+)" rel="next"/.exec(first.html) ?? [];
    const second = await owner.open(next.replaceAll("&amp;", "&"));
    expect(namesOn(second)).toHaveLength(10);
    expect(new Set([...idsOn(first), ...idsOn(second)]).size).toBe(60);
    expect(second.html).not.toContain('rel="next"');
  });

  test("is the owner's alone", async () => {
    const { app } = await scene();
    for (const { token } of [await app.sender("Tia"), await app.receiver("Rita")]) {
      const browser = newBrowser(app.url);
      browser.cookies.set("session", token);
      expect((await browser.open("/people")).status).toBe(403);
    }
  });

  test("offers nothing about oneself, and refuses it", async () => {
    const { olga, owner } = await scene();
    const page = await owner.open("/people?search=olga");
    expect(page.html).toContain("(you)");
    expect(page.html).not.toContain(`/people/${olga.account.id}/`);
    for (const does of ["disable", "reset-link"]) {
      expect((await owner.submit(`/people/${olga.account.id}/${does}`, {})).status).toBe(403);
    }
    expect((await owner.open("/people")).status).toBe(200);
  });

  test("deletes an account for good, with the owner's password and after saying what stays", async () => {
    const { app, sam, olga, owner } = await scene();
    const path = `/people/${sam.account.id}/delete`;
    expect((await owner.open("/people")).html).toContain(`href="${path}"`);
    const question = await owner.open(path);
    expect(question.html).toContain("Sam");
    expect(question.html).toContain("stays with the people they wrote to");
    const wrong = await owner.submit(path, { current: "not hers" });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain("This is not your current password.");
    expect((await call(app.url, "GET", "/api/me", sam)).status).toBe(200);
    expect(await owner.submit(path, { current: password })).toMatchObject({
      status: 303,
      location: "/people",
    });
    expect(namesOn(await owner.open("/people"))).toEqual(["Olga"]);
    expect((await call(app.url, "GET", "/api/me", sam)).status).toBe(401);
    expect((await owner.submit(path, { current: password })).status).toBe(404);
    expect((await owner.submit(`/people/${olga.account.id}/delete`, { current: password })).status).toBe(403);
    expect((await owner.open("/audit")).html).toContain("deleted an account");
    const tia = await app.sender("Tia");
    const wish = { token: olga.token, body: { current: password } };
    expect((await call(app.url, "DELETE", `/api/accounts/${tia.account.id}`, wish)).status).toBe(204);
  });

  test("disables and enables an account, and comes back to where the list was", async () => {
    const { app, sam, owner } = await scene();
    const done = await owner.submit(`/people/${sam.account.id}/disable`, { search: "sam" });
    expect(done).toMatchObject({ status: 303, location: `/people?search=sam#${sam.account.id}` });
    const page = await owner.open("/people?search=sam");
    expect(page.html).toContain("Disabled today at");
    expect(page.html).toContain(`/people/${sam.account.id}/enable`);
    expect(page.html).not.toContain(`/people/${sam.account.id}/reset-link`);
    expect((await call(app.url, "GET", "/api/me", sam)).status).toBe(401);
    await owner.submit(`/people/${sam.account.id}/enable`, {});
    expect((await newBrowser(app.url).submit("/sign-in", { email: sam.email, password })).status).toBe(303);
  });
});

describe("a reset link", () => {
  test("sets a new password once, and signs nobody in", async () => {
    const { app, sam, owner } = await scene();
    const link = await makeLink(owner, sam.account.id);
    const browser = newBrowser(app.url);
    const form = await browser.open(`/reset?link=${link}`);
    expect(form.html).toContain("sam@people.example");
    const short = await browser.submit("/reset", { link, password: "short" });
    expect(short).toMatchObject({ status: 400 });
    expect(short.html).toContain('id="field-password-error"');
    const done = await browser.submit("/reset", { link, password: "another good one" });
    expect(done).toMatchObject({ status: 303, location: "/sign-in?as=sender&ended=new_password" });
    expect(browser.cookies.get("session")).toBeUndefined();
    expect((await browser.open(done.location ?? "")).html).toContain("Your new password is set.");
    expect((await browser.submit("/reset", { link, password: "a third good one" })).status).toBe(403);
    expect((await browser.submit("/sign-in", { email: sam.email, password })).status).toBe(401);
    expect(
      (await browser.submit("/sign-in", { email: sam.email, password: "another good one" })).status,
    ).toBe(303);
  });

  test("ends after a day, with a newer one, with a new password, and with a disabled account", async () => {
    let offset = 0;
    const { app, sam, owner } = await scene(() => Date.now() + offset);
    const ends: [string, () => Promise<unknown>][] = [
      ["a newer one", () => makeLink(owner, sam.account.id)],
      [
        "a new password",
        () =>
          call(app.url, "PUT", "/api/me/password", {
            token: sam.token,
            body: { current: password, password: "another good one" },
          }),
      ],
      ["a disabled account", () => owner.submit(`/people/${sam.account.id}/disable`, {})],
    ];
    for (const [how, end] of ends) {
      const link = await makeLink(owner, sam.account.id);
      expect((await newBrowser(app.url).open(`/reset?link=${link}`)).status).toBe(200);
      await end();
      expect((await newBrowser(app.url).open(`/reset?link=${link}`)).status, how).toBe(403);
    }
    await owner.submit(`/people/${sam.account.id}/enable`, {});
    const link = await makeLink(owner, sam.account.id);
    offset = 24 * 60 * 60 * 1000;
    expect((await newBrowser(app.url).submit("/reset", { link, password: "another good one" })).status).toBe(
      403,
    );
  });

  test("that nobody made says nothing about anybody", async () => {
    const { app } = await scene();
    const answers = await Promise.all(
      ["made-up", "", "A".repeat(5_000)].map((link) => newBrowser(app.url).open(`/reset?link=${link}`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(answers[0]?.html).not.toContain("@");
  });
});

async function scene(clock: () => number = Date.now) {
  const app = await startApp({ options: { clock } });
  const olga = await app.owner("Olga");
  const sam = await app.sender("Sam");
  const owner = newBrowser(app.url);
  owner.cookies.set("session", olga.token);
  return { app, olga, sam, owner };
}

async function makeLink(owner: ReturnType<typeof newBrowser>, id: string): Promise<string> {
  const page = await owner.submit(`/people/${id}/reset-link`, {});
  expect(page.status).toBe(200);
  return /\/reset\?link=([\w-]+)/.exec(page.html)?.[1] ?? "";
}

function namesOn({ html }: Page): string[] {
  return [...html.matchAll(/<p class="person__name"><bdi>([^<]*)<\/bdi>/g)].map(([, name = ""]) => name);
}

function idsOn({ html }: Page): string[] {
  return [...html.matchAll(/<li class="person [^"]*" id="([^"]+)"/g)].map(([, id = ""]) => id);
}

function addPerson({ accounts }: RunningApp, n: number): Promise<unknown> {
  const name = `Person ${n % 7}`;
  return accounts.signUp({ role: "sender", name, email: `person.${n}@many.example`, password });
}

function factsOn({ html }: Page): string {
  return /class="person__facts">([^<]*)</.exec(html)?.[1] ?? "";
}
