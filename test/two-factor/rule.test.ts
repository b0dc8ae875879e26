import { describe, expect, test } from "vitest";
import { call, get, password, post, type RunningApp, type Somebody } from "../app.ts";
import { connect } from "../device.ts";
import { newBrowser, signedInBrowser } from "../web/browser.ts";
import { isSignedIn, sessionCount, signIn, startTimedApp, turnOn } from "./scene.ts";

function require(app: RunningApp, by: Somebody, required: boolean): Promise<Response> {
  return call(app.url, "PUT", "/api/team/two-factor", { body: { required }, token: by.token });
}

/** The owner, who has two-factor sign-in, asks everybody who answers for it. */
async function strictPlace() {
  const { app, time } = await startTimedApp();
  const owner = await app.owner();
  await turnOn(app, owner, time);
  return { app, time, owner };
}

describe("requiring two-factor sign-in of those who answer", () => {
  test("is for the owner to decide, who has it", async () => {
    const { app, time } = await startTimedApp();
    const owner = await app.owner();
    const [rita, sam] = [await app.receiver("Rita"), await app.sender("Sam")];
    for (const other of [rita, sam]) expect((await require(app, other, true)).status).toBe(403);
    expect((await require(app, owner, true)).status).toBe(409);
    await turnOn(app, owner, time);
    expect((await require(app, owner, true)).status).toBe(200);
    expect(await get(app.url, "/api/team/two-factor", owner.token)).toEqual({ required: true });
    const off = await call(app.url, "DELETE", "/api/me/two-factor", {
      body: { password },
      token: owner.token,
    });
    expect(off.status).toBe(403);
  });

  test("signs out those without it, at once and with their connections, and nobody else", async () => {
    const { app, time, owner } = await strictPlace();
    const [rita, ravi, sam] = [
      await app.receiver("Rita"),
      await app.receiver("Ravi"),
      await app.sender("Sam"),
    ];
    await turnOn(app, ravi, time);
    const device = await connect(app.url, rita.token);
    await require(app, owner, true);
    await device.hears("session:ended");
    const stillIn = await Promise.all([rita, ravi, sam, owner].map(({ token }) => isSignedIn(app, token)));
    expect(stillIn).toEqual([false, true, true, true]);
    expect(await sessionCount(app, rita)).toBe(0);
  });

  test("leaves a receiver without it nothing but setting it up", async () => {
    const { app, time, owner } = await strictPlace();
    const rita = await app.receiver("Rita");
    await require(app, owner, true);
    const back = await signIn(app, rita);
    for (const path of ["/api/me", "/api/receivers", "/api/conversations", "/api/conversations/x/messages"]) {
      const answer = await call(app.url, "GET", path, { token: back.token });
      expect(answer.status, path).toBe(403);
      expect(await answer.text()).toContain("needs two-factor sign-in");
    }
    await expect(connect(app.url, back.token)).rejects.toMatchObject({ data: { code: "forbidden" } });
    const browser = await signedInBrowser(app, rita.email);
    for (const path of ["/", "/chat", "/chat/abc", "/team", "/sign-in"]) {
      const page = await browser.open(path);
      const led = page.location === "/chat" ? await browser.open("/chat") : page;
      expect(led, path).toMatchObject({ status: 303, location: "/settings/two-factor" });
    }
    expect(await browser.submit("/chat/abc/messages", { text: "x" })).toMatchObject({ status: 303 });
    expect((await browser.open("/settings/two-factor")).html).toContain("Everybody who answers here");
    expect(await browser.submit("/sign-out", {})).toMatchObject({ status: 303, location: "/" });

    await turnOn(app, back, time);
    expect(await isSignedIn(app, back.token)).toBe(true);
    await (await connect(app.url, back.token)).settled();
  });

  test("holds for those who join later too", async () => {
    const { app, owner } = await strictPlace();
    await require(app, owner, true);
    const { invitation } = await post<{ invitation: string }>(app.url, "/api/invitations", {}, owner.token);
    const browser = newBrowser(app.url);
    const who = { invitation, name: "Nora", email: "nora@people.example", password };
    await browser.submit("/join", who);
    expect((await browser.open("/chat")).location).toBe("/settings/two-factor");
  });

  test("asks nothing of senders, and nothing of anybody once it is lifted", async () => {
    const { app, owner } = await strictPlace();
    const [rita, sam] = [await app.receiver("Rita"), await app.sender("Sam")];
    const browser = await signedInBrowser(app, sam.email);
    await require(app, owner, true);
    expect((await browser.open("/chat")).status).toBe(200);
    await require(app, owner, false);
    expect(await isSignedIn(app, (await signIn(app, rita)).token)).toBe(true);
  });

  test("has a switch on the team page, for the owner alone", async () => {
    const { app, time, owner } = await strictPlace();
    const rita = await app.receiver("Rita");
    await turnOn(app, rita, time);
    const pages = await Promise.all(
      [owner, rita].map(({ token }) =>
        fetch(`${app.url}/team`, { headers: { authorization: `Bearer ${token}` } }),
      ),
    );
    const [owners, ritas] = await Promise.all(pages.map((page) => page.text()));
    expect(owners).toContain("Require it of everybody who answers");
    expect(ritas).not.toContain("Require it");
  });
});

describe("somebody who lost their device", () => {
  test("is helped by the owner, and by nobody else", async () => {
    const { app, time, owner } = await strictPlace();
    const [rita, sam] = [await app.receiver("Rita"), await app.sender("Sam")];
    await turnOn(app, sam, time);
    await turnOn(app, rita, time);
    const remove = async (by: Somebody, id: string) =>
      (await call(app.url, "DELETE", `/api/accounts/${id}/two-factor`, { token: by.token })).status;
    expect(await remove(rita, sam.account.id)).toBe(403);
    expect(await remove(sam, sam.account.id)).toBe(403);
    expect(await remove(owner, owner.account.id)).toBe(403);
    expect(await remove(owner, "nobody")).toBe(404);
    expect(await remove(owner, sam.account.id)).toBe(204);
    expect(await isSignedIn(app, sam.token)).toBe(false);
    expect(await isSignedIn(app, (await signIn(app, sam)).token)).toBe(true);
    expect(await remove(owner, sam.account.id)).toBe(409);
  });
});

describe("the trail", () => {
  test("tells of everything that was done to it", async () => {
    const { app, time, owner } = await strictPlace();
    const sam = await app.sender("Sam");
    const phone = await turnOn(app, sam, time);
    await signIn(app, sam, phone.recoveryCodes[0]);
    await call(app.url, "POST", "/api/sessions", { body: { email: sam.email, password, code: "000000" } });
    await require(app, owner, true);
    await require(app, owner, false);
    await call(app.url, "DELETE", `/api/accounts/${sam.account.id}/two-factor`, { token: owner.token });
    const page = await fetch(`${app.url}/audit.csv`, { headers: { authorization: `Bearer ${owner.token}` } });
    const trail = await page.text();
    for (const event of [
      "two-factor:on",
      "recovery-code:used",
      "two-factor:failed",
      "two-factor:required",
      "two-factor:optional",
      "two-factor:removed",
    ]) {
      expect(trail, event).toContain(event);
    }
    expect(trail).not.toContain(phone.recoveryCodes[0]);
  });
});
