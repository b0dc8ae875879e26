import { expect, test } from "vitest";
import { routes } from "../../src/access/routes.ts";
import { call, password, type RunningApp, type Somebody } from "../app.ts";
import { connect } from "../device.ts";
import { type Browser, newBrowser } from "../web/browser.ts";
import {
  isSignedIn,
  type Phone,
  sessionCount,
  signIn,
  startTimedApp,
  stateOf,
  type Time,
  tryToSignIn,
  turnOn,
} from "./scene.ts";

/*
 * Ana has two-factor sign-in on. Somebody knows her address and her password, and lacks her phone. No door leads
 * them in: whatever they try, as many sign-ins of Ana's count afterwards as before.
 */

interface Scene {
  app: RunningApp;
  time: Time;
  ana: Somebody;
  phone: Phone;
  owner: Somebody;
  ownersPhone: Phone;
}

async function scene(): Promise<Scene> {
  const { app, time } = await startTimedApp();
  const owner = await app.owner();
  const ana = await app.sender("Ana");
  const phone = await turnOn(app, ana, time);
  const ownersPhone = await turnOn(app, owner, time);
  return { app, time, ana, phone, owner, ownersPhone };
}

/** Runs what must not let anybody in, and sees that it did not. */
async function shut({ app, ana }: Scene, what: string, attempt: () => Promise<unknown>): Promise<void> {
  const before = await sessionCount(app, ana);
  await attempt();
  expect(await sessionCount(app, ana), what).toBe(before);
}

test("the API lets in with the password and the code, and with nothing less", async () => {
  const { app, time, ana, phone, ownersPhone } = await scene();
  const { email } = ana;
  const right = phone.next();
  const usedRecovery = phone.recoveryCodes[0] ?? "";
  await signIn(app, ana, usedRecovery);
  const before = await sessionCount(app, ana);

  const wrongCodes = [
    [undefined, 401],
    ["", 401],
    ["  ", 401],
    [null, 400],
    [Number(right), 400],
    [[right], 400],
    [{ $ne: "" }, 400],
    [true, 400],
    [wrongOf(right), 401],
    [right.slice(1), 401],
    [`${right}0`, 401],
    [`${right}\u0000`, 401],
    [ownersPhone.code(), 401],
    [ownersPhone.recoveryCodes[0], 401],
    [usedRecovery, 401],
    [usedRecovery.toLowerCase().replaceAll("-", " "), 401],
    ["0000-0000-0000-0000", 401],
    ["' OR 1=1 --", 401],
    ["x".repeat(10_000), 401],
  ] as const;
  for (const [code, status] of wrongCodes) {
    const answer = await tryToSignIn(app, { email, password, ...(code !== undefined && { code }) });
    expect(answer.status, JSON.stringify(code)).toBe(status);
    expect(await answer.text()).not.toContain("token");
  }
  const more = { twoFactor: false, challenge: "x", secondStep: "passed" };
  expect((await tryToSignIn(app, { email, password, ...more })).status).toBe(400);
  expect(await sessionCount(app, ana)).toBe(before);

  expect((await tryToSignIn(app, { email, password, code: right })).status).toBe(201);
  expect(await sessionCount(app, ana)).toBe(before + 1);
  time.now += 1;
});

test("the API asks for the code only once the password was right", async () => {
  const { app, ana, phone } = await scene();
  const { email } = ana;
  const code = phone.next();
  const asked = await (await tryToSignIn(app, { email, password })).json();
  expect(asked).toMatchObject({ error: { code: "unauthenticated", fields: { code: expect.any(String) } } });
  const refused = [
    { email, password: "a wrong password" },
    { email, password: "a wrong password", code },
    { email: "nobody@people.example", password, code },
  ];
  const answers = await Promise.all(refused.map(async (body) => (await tryToSignIn(app, body)).json()));
  for (const { error } of answers as { error: object }[]) {
    expect(error).toEqual((answers[0] as { error: object }).error);
    expect(error).not.toHaveProperty("fields");
  }
  // The code was not used up by a guess at the password.
  expect((await tryToSignIn(app, { email, password, code })).status).toBe(201);
});

test("a code counts once, also when it comes many times at once", async () => {
  const { app, ana, phone } = await scene();
  const { email } = ana;
  const before = await sessionCount(app, ana);
  const code = phone.next();
  const recovery = phone.recoveryCodes[1] ?? "";
  for (const one of [code, recovery]) {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => tryToSignIn(app, { email, password, code: one })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await tryToSignIn(app, { email, password, code: one })).status).toBe(401);
  }
  expect(await sessionCount(app, ana)).toBe(before + 2);
});

test("a code is over after its time, and those before one that was used never count again", async () => {
  const { app, time, ana, phone } = await scene();
  const { email } = ana;
  const old = phone.next();
  const newer = phone.next();
  expect((await tryToSignIn(app, { email, password, code: newer })).status).toBe(201);
  expect((await tryToSignIn(app, { email, password, code: old })).status).toBe(401);
  const late = phone.next();
  time.now += 61_000;
  expect((await tryToSignIn(app, { email, password, code: late })).status).toBe(401);
});

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
  const open = Object.entries(routes).filter(([, { who }]) => who === "anyone");
  expect(open.length).toBeGreaterThan(10);
  const brought: Record<string, string> = {
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
  await shut(s, "every open door", async () => {
    for (const [name] of open) {
      const [method = "", pattern = ""] = name.split(" ");
      const path = pattern.replaceAll(/:\w+/g, encodeURIComponent(challenge));
      for (const attempt of attempts(brought)) {
        const isBodiless = method === "GET" || method === "HEAD";
        const query = isBodiless ? `?${new URLSearchParams(brought)}` : "";
        const answer = await fetch(app.url + path + query, {
          method,
          redirect: "manual",
          headers: { ...attempt.headers, cookie: `sign-in=${challenge}; session=${challenge}` },
          ...(!isBodiless && { body: attempt.body }),
        });
        await answer.arrayBuffer();
        const cookies = answer.headers.getSetCookie().join("\n");
        expect(cookies, name).not.toMatch(/session=[^;]/);
      }
    }
  });
});

/** As a program asks, field by field as the route wants them or all at once, and as a form does. */
function attempts(brought: Record<string, string>): { headers: Record<string, string>; body: string }[] {
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

/** A browser that gave the right password. */
async function challenged({ app, ana }: Scene): Promise<Browser> {
  const browser = newBrowser(app.url);
  await browser.submit("/sign-in", { email: ana.email, password });
  return browser;
}

function wrongOf(code: string): string {
  return code.replace(/.$/, (digit) => String((Number(digit) + 1) % 10));
}
