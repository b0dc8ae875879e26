import { describe, expect, test } from "vitest";
import { commonPasswords } from "../../src/accounts/common-passwords.ts";
import { passwordProblem } from "../../src/accounts/password-rules.ts";
import { createPasswords } from "../../src/accounts/passwords.ts";
import { call, password, startApp } from "../app.ts";
import { connect } from "../device.ts";

const ana = { name: "Ana Maria", email: "ana.maria@people.example" };

describe("a password", () => {
  test.each([
    "correct horse battery",
    "ünïcödé pässwörd",
    "12345678901234567",
    "🐎🔋🐎🔋🐎🔋🐎🔋x",
    "a".repeat(64).replace(/a$/, "b"),
    "<script>alert(1)</script>",
    `${"x".repeat(127)}y`,
  ])("may be anything long enough: %j", (fine) => {
    expect(passwordProblem(fine, ana)).toBeNull();
  });

  test.each([
    ["too short", "sevench"],
    ["too short in emoji, though long in bytes", "🐎🔋🐎🔋🐎🔋🐎"],
    ["too long", "x y".repeat(43)],
    ["no text", "broken \ud800 half"],
    ["common", "password1"],
    ["common in capitals", "PassWord1"],
    ["common with spaces around it", " iloveyou "],
    ["common in wide letters", "ｐａｓｓｗｏｒｄ"],
    ["one letter over and over", "aaaaaaaaaaaaa"],
    ["one's name", "ana maria"],
    ["one's address", "Ana.Maria@people.example"],
    ["the first part of one's address", "ana.maria"],
  ])("is refused when it is %s", (_why, bad) => {
    expect(passwordProblem(bad, ana)).toMatch(/\.$/);
  });

  test("is refused when it is one of the 3,000 commonest that are long enough", () => {
    expect(commonPasswords.size).toBeGreaterThanOrEqual(3_000);
    for (const common of commonPasswords) expect(passwordProblem(common, ana)).not.toBeNull();
  });
});

describe("passwords that are nearly the same", () => {
  const long = "x".repeat(72);
  test.each([
    ["to the 72nd byte", `${long}one`, `${long}two`],
    ["to a zero byte", "before\0after", "before\0other"],
    ["but for their letters' case", "Correct horse", "correct horse"],
    ["but for a space at the end", "correct horse", "correct horse "],
    ["but for how a letter is put together", "caf\u00e9 horse", "cafe\u0301 horse"],
    ["but for one emoji", "horse 🐎🐎🐎", "horse 🐎🐎🔋"],
  ])("%s never open each other's account", async (_how, one, other) => {
    const passwords = createPasswords(4);
    const hash = await passwords.hash(one);
    expect([await passwords.matches(one, hash), await passwords.matches(other, hash)]).toEqual([true, false]);
  });
});

describe("changing one's password", () => {
  test("needs the current one, names the field that is wrong, and changes nothing then", async () => {
    const { app, sam, change } = await scene();
    const refusals = [
      [{ current: "not the password", password: "another good one" }, "current"],
      [{ current: password, password: "short" }, "password"],
      [{ current: password, password: "password1" }, "password"],
      [{ current: password }, "password"],
      [{ current: { $ne: "" }, password: "another good one" }, "current"],
    ] as const;
    for (const [wish, field] of refusals) {
      const answer = await change(wish);
      expect(answer.status, field).toBe(400);
      expect(Object.keys((await answer.json()).error.fields)).toEqual([field]);
    }
    expect(await signInStatus(app.url, sam.email, password)).toBe(201);
  });

  test("lets in by the new one only, and keeps the session and the sockets it was done from", async () => {
    const { app, sam, change } = await scene();
    const device = await connect(app.url, sam.token);
    expect((await change({ current: password, password: "another good one" })).status).toBe(204);
    expect(await signInStatus(app.url, sam.email, password)).toBe(401);
    expect(await signInStatus(app.url, sam.email, "another good one")).toBe(201);
    await device.settled();
  });

  test("twice at once: one wins, and the other is told", async () => {
    const { app, sam, change } = await scene();
    const wishes = ["the first good one", "the second good one"];
    const answers = await Promise.all(wishes.map((wish) => change({ current: password, password: wish })));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    const winner = wishes[answers.findIndex(({ status }) => status === 204)] ?? "";
    expect(await signInStatus(app.url, sam.email, winner)).toBe(201);
  });

  test("cannot be used to guess the current one", async () => {
    const { change } = await scene(1);
    const statuses: number[] = [];
    for (let guess = 0; guess < 8; guess += 1) {
      statuses.push((await change({ current: `guess ${guess}`, password: "another good one" })).status);
    }
    expect(statuses.slice(0, 5)).toEqual([400, 400, 400, 400, 400]);
    expect(statuses.at(-1)).toBe(429);
  });
});

async function scene(rateLimitScale = 0) {
  const app = await startApp({ config: { rateLimitScale } });
  const sam = await app.sender("Sam");
  const change = (body: object) => call(app.url, "PUT", "/api/me/password", { token: sam.token, body });
  return { app, sam, change };
}

async function signInStatus(url: string, email: string, password: string): Promise<number> {
  return (await call(url, "POST", "/api/sessions", { body: { email, password } })).status;
}
