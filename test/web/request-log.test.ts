import { describe, expect, test } from "vitest";
import { call, password, startApp } from "../app.ts";
import { keptLog } from "../logs/kept-log.ts";
import { newBrowser } from "./browser.ts";

describe("the request log", () => {
  test("has one line per request, by which it can be found again", async () => {
    const { lines, log } = keptLog("info");
    const app = await startApp({ options: { log } });
    const answer = await call(app.url, "GET", "/api/nowhere?a=b");
    await answer.text();
    await app.close();
    const found = lines().filter(({ id }) => id === answer.headers.get("x-request-id"));
    expect(found).toMatchObject([
      { msg: "request", method: "GET", path: "/api/nowhere", status: 404, ms: expect.any(Number) },
    ]);
  });

  test("holds nobody's secrets and nobody's words", async () => {
    const { text, log } = keptLog("info");
    const app = await startApp({ options: { log } });
    const { email, token } = await app.owner();
    const browser = newBrowser(app.url);
    await browser.submit("/sign-in?secret=in-the-query", { as: "receiver", email, password });
    await browser.submit("/sign-in", { email, password: "a wrong password" });
    await call(app.url, "POST", "/api/sessions", { body: { email, password, extra: "unknown words" } });
    await browser.open("/join?invitation=an-invitation-token");
    await browser.open("/setup?token=a-setup-token-for-tests");
    await app.close();
    expect(text()).toContain("/sign-in");
    const secrets = [email, token, password, "a wrong password", "unknown words", "in-the-query"];
    for (const secret of [...secrets, ...browser.cookies.values(), "an-invitation-token", "a-setup-token"]) {
      expect(text()).not.toContain(secret);
    }
  });

  test("has a fault of ours whole, under the id of its request", async () => {
    const { lines, log } = keptLog("info");
    const clock = () => {
      throw new Error("the clock stands still");
    };
    const app = await startApp({ options: { log, clock } });
    const body = {
      email: "nobody@people.example",
      password,
      name: "Olga",
      role: "receiver",
      setupToken: "a-setup-token-for-tests",
    };
    const answer = await call(app.url, "POST", "/api/accounts", { body });
    expect(answer.status).toBe(500);
    await answer.text();
    await app.close();
    const [fault] = lines().filter(({ level }) => level === 50);
    expect(fault).toMatchObject({
      id: answer.headers.get("x-request-id"),
      err: { message: "the clock stands still" },
    });
    expect(fault?.err).toHaveProperty("stack");
  });
});
