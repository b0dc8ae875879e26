import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { call, password, type RunningApp, type Somebody, startApp } from "../app.ts";
import { connect } from "../device.ts";
import { hiddenField, signedInBrowser } from "../web/browser.ts";
import { begin, isSignedIn, phoneOf, signIn, startTimedApp, stateOf, tryToSignIn, turnOn } from "./scene.ts";

const path = "/api/me/two-factor";

async function errorOf(answer: Response): Promise<{ code: string; fields?: Record<string, string> }> {
  const { error } = (await answer.json()) as { error: { code: string; fields?: Record<string, string> } };
  return error;
}

function ask(
  app: RunningApp,
  method: string,
  { token }: Somebody,
  body: object,
  below = "",
): Promise<Response> {
  return call(app.url, method, path + below, { body, token });
}

describe("turning it on", () => {
  test("takes the password and a first code, and ends all other sign-ins with their connections", async () => {
    const { app, time } = await startTimedApp();
    await app.owner();
    const ana = await app.sender("Ana");
    const other = await signIn(app, ana);
    const device = await connect(app.url, other.token);
    expect(await stateOf(app, ana)).toEqual({ since: null, recoveryCodesLeft: 0, required: false });
    const phone = await turnOn(app, ana, time);
    expect(phone.recoveryCodes).toHaveLength(10);
    expect(await stateOf(app, ana)).toEqual({ since: time.now, recoveryCodesLeft: 10, required: false });
    await device.hears("session:ended");
    expect(await isSignedIn(app, other.token)).toBe(false);
    expect(await isSignedIn(app, ana.token)).toBe(true);
  });

  test("is refused without the password, for a wrong or late code, and to anybody but who began it", async () => {
    const { app, time } = await startTimedApp();
    const owner = await app.owner();
    const ana = await app.sender("Ana");
    const wrong = await ask(app, "POST", ana, { password: "not my password" });
    expect(wrong.status).toBe(400);
    expect(await errorOf(wrong)).toMatchObject({ fields: { password: expect.any(String) } });

    const begun = await begin(app, ana);
    const phone = phoneOf(begun, time);
    const confirm = (who: Somebody, setup: string, code: string) => ask(app, "PUT", who, { setup, code });
    const wrongCode = await confirm(ana, begun.setup, "12345");
    expect(await errorOf(wrongCode)).toMatchObject({ code: "invalid", fields: { code: expect.any(String) } });
    expect((await confirm(owner, begun.setup, phone.code())).status).toBe(400);
    expect((await confirm(await signIn(app, ana), begun.setup, phone.code())).status).toBe(400);
    expect((await confirm(ana, `${begun.setup}x`, phone.code())).status).toBe(400);
    time.now += 30 * 60_000;
    expect((await confirm(ana, begun.setup, phone.code())).status).toBe(400);
    expect(await stateOf(app, ana)).toMatchObject({ since: null });
    expect((await tryToSignIn(app, { email: ana.email, password })).status).toBe(201);
  });

  test("happens once: what is on is not replaced by another secret", async () => {
    const { app, time } = await startTimedApp();
    await app.owner();
    const ana = await app.sender("Ana");
    const kept = await begin(app, ana);
    await turnOn(app, ana, time);
    expect((await ask(app, "POST", ana, { password })).status).toBe(409);
    const code = phoneOf(kept, time).code();
    expect((await ask(app, "PUT", ana, { setup: kept.setup, code })).status).toBe(409);
  });

  test("leaves neither secret nor recovery code readable in the database", async () => {
    const { app, time } = await startTimedApp();
    await app.owner();
    const ana = await app.sender("Ana");
    const begun = await begin(app, ana);
    const { recoveryCodes } = (await (
      await ask(app, "PUT", ana, { setup: begun.setup, code: phoneOf(begun, time).code() })
    ).json()) as { recoveryCodes: string[] };
    const database = new Database(join(app.dataDir, "parley.db"), { readonly: true });
    const rows = JSON.stringify([
      database.prepare("SELECT two_factor_secret FROM account").all(),
      database.prepare("SELECT * FROM recovery_code").all(),
    ]);
    database.close();
    expect(rows.length).toBeGreaterThan(500);
    for (const secret of [
      begun.secret,
      ...recoveryCodes,
      ...recoveryCodes.map((c) => c.replaceAll("-", "")),
    ]) {
      expect(rows).not.toContain(secret);
    }
  });
});

describe("looking after it", () => {
  test("turning it off takes the password or a code, and then the password is enough again", async () => {
    const { app, time } = await startTimedApp();
    await app.owner();
    const ana = await app.sender("Ana");
    const phone = await turnOn(app, ana, time);
    const refused = [
      {},
      { password: "not my password" },
      { code: phone.code() },
      { code: "1" },
      { password: "" },
    ];
    for (const proof of refused) expect((await ask(app, "DELETE", ana, proof)).status).toBe(400);
    expect((await ask(app, "DELETE", ana, { code: phone.next() })).status).toBe(204);
    expect((await tryToSignIn(app, { email: ana.email, password })).status).toBe(201);
    await turnOn(app, ana, time);
    expect((await ask(app, "DELETE", ana, { password })).status).toBe(204);
    expect(await stateOf(app, ana)).toMatchObject({ since: null, recoveryCodesLeft: 0 });
    expect((await ask(app, "DELETE", ana, { password })).status).toBe(409);
  });

  test("new recovery codes take the place of all former ones", async () => {
    const { app, time } = await startTimedApp();
    await app.owner();
    const ana = await app.sender("Ana");
    const phone = await turnOn(app, ana, time);
    const [first = "", second = ""] = phone.recoveryCodes;
    await signIn(app, ana, first);
    expect(await stateOf(app, ana)).toMatchObject({ recoveryCodesLeft: 9 });
    const answer = await ask(app, "POST", ana, { password }, "/recovery-codes");
    const { recoveryCodes } = (await answer.json()) as { recoveryCodes: string[] };
    expect(await stateOf(app, ana)).toMatchObject({ recoveryCodesLeft: 10 });
    expect((await tryToSignIn(app, { email: ana.email, password, code: second })).status).toBe(401);
    const [fresh = ""] = recoveryCodes;
    await signIn(app, ana, fresh.toLowerCase().replaceAll("-", ""));
  });
});

describe("guessing", () => {
  test("is over after five wrong codes; a recovery code and a session that stands go on", async () => {
    const { app, time } = await startTimedApp({ config: { rateLimitScale: 1 } });
    await app.owner();
    const ana = await app.sender("Ana");
    const phone = await turnOn(app, ana, time);
    const right = phone.next();
    const guess = async (code: string) =>
      (await tryToSignIn(app, { email: ana.email, password, code })).status;
    const wrong = Array.from({ length: 5 }, (_, n) =>
      String((Number(right) + 1 + n) % 1_000_000).padStart(6, "0"),
    );
    expect(await Promise.all(wrong.map(guess))).toEqual(Array(5).fill(401));
    const refused = await tryToSignIn(app, { email: ana.email, password, code: right });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await guess(phone.recoveryCodes[0] ?? "")).toBe(201);
    expect(await isSignedIn(app, ana.token)).toBe(true);
    expect((await ask(app, "DELETE", ana, { password })).status).toBe(204);
  });

  test("codes that are right use nothing up", async () => {
    const { app, time } = await startTimedApp({ config: { rateLimitScale: 1 } });
    await app.owner();
    const ana = await app.sender("Ana");
    const phone = await turnOn(app, ana, time);
    for (let times = 0; times < 8; times += 1) await signIn(app, ana, phone.next());
  });
});

describe("a change of the secret key", () => {
  test("keeps the second step, also once the former key is gone", async () => {
    const keys = { one: "1".repeat(40), two: "2".repeat(40) };
    const { app, time } = await startTimedApp({ config: { secretKey: keys.one } });
    await app.owner();
    const ana = await app.sender("Ana");
    const phone = await turnOn(app, ana, time);
    await app.close();
    const restart = (config: object) =>
      startApp({ dataDir: app.dataDir, config, options: { clock: () => time.now } });
    const both = await restart({ secretKey: keys.two, secretKeyPrevious: keys.one });
    await signIn(both, ana, phone.next());
    await both.close();
    const after = await restart({ secretKey: keys.two });
    await signIn(after, ana, phone.next());
    await after.close();
    const lost = await restart({ secretKey: "3".repeat(40) });
    const answer = await tryToSignIn(lost, { email: ana.email, password, code: phone.next() });
    expect(answer.status).toBe(503);
    await signIn(lost, ana, phone.recoveryCodes[0]);
  });
});

describe("the page", () => {
  test("leads through it without script: password, picture, code, recovery codes, off again", async () => {
    const { app, time } = await startTimedApp();
    await app.owner();
    const { email } = await app.sender("Ana");
    const browser = await signedInBrowser(app, email);
    expect((await browser.open("/settings/two-factor")).html).toContain("Set it up");
    const wrong = await browser.submit("/settings/two-factor/begin", { password: "not my password" });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain("That is not your password.");

    const begun = await browser.submit("/settings/two-factor/begin", { password });
    expect(begun.html).toMatch(/<svg class="two-factor__picture"[^>]*role="img"/);
    const uri = /href="(otpauth:[^"]+)"/.exec(begun.html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const phone = phoneOf({ uri, secret: "", setup: "" }, time);
    const setup = hiddenField(begun, "setup");
    const again = await browser.submit("/settings/two-factor/confirm", { setup, code: "12 34" });
    expect(again.status).toBe(400);
    expect(again.html).toContain("That code is not right.");
    expect(hiddenField(again, "setup")).toBe(setup);

    const done = await browser.submit("/settings/two-factor/confirm", { setup, code: phone.code() });
    expect(done.html.match(/<li>([0-9A-Z]{4}-?){4}<\/li>/g)).toHaveLength(10);
    const standing = (await browser.open("/settings/two-factor")).html;
    expect(standing).toContain("You have 10 recovery codes left.");
    expect(standing).not.toContain('<svg class="two-factor__picture"');

    const fresh = await browser.submit("/settings/two-factor/recovery-codes", { password });
    expect(fresh.html.match(/<li>([0-9A-Z]{4}-?){4}<\/li>/g)).toHaveLength(10);
    const off = await browser.submit("/settings/two-factor/off", { password });
    expect(off).toMatchObject({ status: 303, location: "/settings/two-factor" });
    expect((await browser.open("/settings/two-factor")).html).toContain("Set it up");
  });
});
