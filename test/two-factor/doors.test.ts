import { expect, test } from "vitest";
import { routes } from "../../src/access/routes.ts";
import { call, password, type Somebody } from "../app.ts";
import { newBrowser } from "../web/browser.ts";
import { challenged, scene, shut } from "./attack.ts";
import { isSignedIn, sessionCount, signIn, startTimedApp, stateOf, tryToSignIn, turnOn } from "./scene.ts";

test("no sign-in from before two-factor was turned on goes on, nor one that was under way", async () => {
  const { app, time } = await startTimedApp();
  await app.owner();
  const ana = await app.sender("Ana");
  const others = await Promise.all([signIn(app, ana), signIn(app, ana)]);
  const underWay = Array.from({ length: 6 }, () => tryToSignIn(app, { email: ana.email, password }));
  await turnOn(app, ana, time);
  const late = await Promise.all(underWay);
  for (const { token } of others) expect(await isSignedIn(app, token)).toBe(false);
  for (const answer of late.filter(({ ok }) => ok)) {
    const { token } = (await answer.json()) as Somebody;
    expect(await isSignedIn(app, token)).toBe(false);
  }
  expect(await isSignedIn(app, ana.token)).toBe(true);
  expect(await sessionCount(app, ana)).toBe(1);
});

test("a new password, by its owner or by a link, is no way past the code", async () => {
  const s = await scene();
  const { app, ana, owner, phone } = s;
  const newPassword = "another good password";
  await shut(s, "a changed password", async () => {
    const body = { current: password, password: newPassword };
    expect((await call(app.url, "PUT", "/api/me/password", { body, token: ana.token })).ok).toBe(true);
    expect((await tryToSignIn(app, { email: ana.email, password: newPassword })).status).toBe(401);
  });
  const waiting = newBrowser(app.url);
  await waiting.submit("/sign-in", { email: ana.email, password: newPassword });
  const { link } = await app.accounts.resetLinks.make(owner.account, ana.account.id);
  const lastPassword = "yet another password";
  const browser = newBrowser(app.url);
  const reset = await browser.submit("/reset", { link, password: lastPassword });
  expect(reset.location).toMatch(/^\/sign-in\?/);
  expect((await browser.open("/chat")).location).toBe("/sign-in?next=%2Fchat");
  expect(await sessionCount(app, ana)).toBe(0);
  expect((await tryToSignIn(app, { email: ana.email, password: lastPassword })).status).toBe(401);
  expect((await waiting.submit("/sign-in/code", { code: phone.next() })).status).toBe(401);
  expect(await sessionCount(app, ana)).toBe(0);
  const code = phone.next();
  const back = await tryToSignIn(app, { email: ana.email, password: lastPassword, code });
  expect(back.status).toBe(201);
  const somebody = { ...((await back.json()) as Somebody), email: ana.email };
  expect(await stateOf(app, somebody)).toMatchObject({ since: expect.any(Number) });
});

test("none of the doors that are open to anyone leads in, whatever is brought to it", async () => {
  const s = await scene();
  const { app, ana, owner } = s;
  const invited = await call(app.url, "POST", "/api/invitations", { body: {}, token: owner.token });
  const { invitation } = (await invited.json()) as { invitation: string };
  const challenge = (await challenged(s)).cookies.get("sign-in") ?? "";
  const brought: Brought = {
    name: "Ana",
    email: ana.email,
    password,
    code: "000000",
    role: "sender",
    as: "sender",
    invitation,
    token: challenge,
    setupToken: challenge,
    challenge,
    setup: challenge,
  };
  const open = Object.entries(routes).filter(([, { who }]) => who === "anyone");
  expect(open.length).toBeGreaterThan(10);
  await shut(s, "every open door", async () => {
    for (const [name] of open) {
      for (const answer of await knock(app.url, name, brought)) {
        expect(answer.headers.getSetCookie().join("\n"), name).not.toMatch(/session=[^;]/);
      }
    }
  });
});

type Brought = Record<string, string> & { challenge: string };

/** Brings all of it to one door, in every way. */
async function knock(url: string, door: string, brought: Brought): Promise<Response[]> {
  const { challenge } = brought;
  const [method = "", pattern = ""] = door.split(" ");
  const path = pattern.replaceAll(/:\w+/g, encodeURIComponent(challenge));
  const isBodiless = method === "GET" || method === "HEAD";
  const query = isBodiless ? `?${new URLSearchParams(brought)}` : "";
  const answers: Response[] = [];
  for (const { headers, body } of attempts(brought)) {
    const cookie = `sign-in=${challenge}; session=${challenge}`;
    const init = { method, redirect: "manual" as const, headers: { ...headers, cookie } };
    const answer = await fetch(url + path + query, { ...init, ...(!isBodiless && { body }) });
    await answer.arrayBuffer();
    answers.push(answer);
  }
  return answers;
}

/** As a program asks, field by field as the route wants them or all at once, and as a form does. */
function attempts(brought: Brought): { headers: Record<string, string>; body: string }[] {
  const json = { "content-type": "application/json" };
  const some = (...names: string[]) =>
    JSON.stringify(Object.fromEntries(names.map((name) => [name, brought[name]])));
  return [
    { headers: json, body: JSON.stringify(brought) },
    { headers: json, body: some("email", "password") },
    { headers: json, body: some("email", "password", "code") },
    { headers: json, body: some("name", "email", "password", "role") },
    { headers: json, body: some("name", "email", "password", "role", "invitation") },
    {
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(brought).toString(),
    },
  ];
}
