import { describe, expect, test } from "vitest";
import type { Store } from "../../src/store/port.ts";
import { call, password, setupToken, startApp } from "../app.ts";

const json = { "content-type": "application/json" };

/** What somebody may send to `POST /api/sessions`, and what they are told. */
const misunderstandings: [string, RequestInit, number, string][] = [
  ["broken JSON", { headers: json, body: '{"email":' }, 400, "invalid"],
  ["JSON that is no object", { headers: json, body: "[1,2]" }, 400, "invalid"],
  ["a bare JSON word", { headers: json, body: '"hello"' }, 400, "invalid"],
  ["another content type", { headers: { "content-type": "text/plain" }, body: "{}" }, 400, "invalid"],
  ["no content type", { headers: { "content-type": "" }, body: "{}" }, 400, "invalid"],
  ["a form", { body: new URLSearchParams({ email: "a" }) }, 400, "invalid"],
  ["an unknown encoding", { headers: { ...json, "content-encoding": "x" }, body: "{}" }, 400, "invalid"],
  [
    "an unknown charset",
    { headers: { "content-type": "application/json; charset=x" }, body: "{}" },
    400,
    "invalid",
  ],
  ["too much", { headers: json, body: JSON.stringify({ email: "a".repeat(65_536) }) }, 413, "too_large"],
  ["nothing at all", {}, 400, "invalid"],
  ["a method that is not there", { method: "PUT", headers: json, body: "{}" }, 404, "not_found"],
];

describe("what cannot be understood", () => {
  test("gets a typed error and a sentence", async () => {
    const app = await startApp();
    for (const [what, init, status, code] of misunderstandings) {
      const answer = await fetch(`${app.url}/api/sessions`, { method: "POST", ...init });
      expect(answer.status, what).toBe(status);
      expect(answer.headers.get("content-type"), what).toBe("application/json; charset=utf-8");
      const { error } = await answer.json();
      expect(error.code, what).toBe(code);
      expect(error.message, what).toMatch(/^[A-Za-z].*\.$/);
    }
  });

  test("an address under /api where nothing is says so in JSON", async () => {
    const app = await startApp();
    for (const path of [
      "/api",
      "/api/",
      "/api/nothing",
      "/api/conversations/x",
      "/api/conversations/%ff/messages",
    ]) {
      const answer = await call(app.url, "GET", path);
      const { error } = await answer.json();
      const expected = path.includes("%ff") ? [400, "invalid"] : [404, "not_found"];
      expect([answer.status, error.code], path).toEqual(expected);
    }
  });
});

describe("a fault of ours", () => {
  test("is one calm sentence, and tells nothing of itself", async () => {
    const app = await startApp({ options: { clock: failingClock() } });
    const body = { name: "Olga", email: "olga@people.example", password: "long enough", role: "receiver" };
    const answer = await call(app.url, "POST", "/api/accounts", { body: { ...body, setupToken: "x" } });
    expect(answer.status).toBe(403); // Nothing has asked for the time yet.
    const failed = await call(app.url, "POST", "/api/accounts", { body: { ...body, setupToken } });
    expect(failed.status).toBe(500);
    expect(await failed.json()).toEqual({
      error: {
        code: "internal",
        message: "Something went wrong on our side. Please try again.",
        requestId: failed.headers.get("x-request-id"),
      },
    });
  });
});

describe("too often", () => {
  test("says when to come back, in whole seconds", async () => {
    const app = await startApp({ config: { rateLimitScale: 0.1 } });
    const body = { email: "nobody@people.example", password: "a wrong password" };
    const first = await call(app.url, "POST", "/api/sessions", { body });
    const second = await call(app.url, "POST", "/api/sessions", { body });
    expect([first.status, second.status]).toEqual([401, 429]);
    expect(Number(second.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(second.headers.get("retry-after")).toMatch(/^\d+$/);
    expect((await second.json()).error.code).toBe("too_many");
  });

  test("counts only sign-ins that failed against an account", async () => {
    const app = await startApp({ config: { rateLimitScale: 0.1 } });
    const { email } = await app.owner();
    for (let i = 0; i < 3; i += 1) {
      expect((await call(app.url, "POST", "/api/sessions", { body: { email, password } })).status).toBe(201);
    }
  });

  test("is no matter of a header that anybody can write", async () => {
    const app = await startApp({ config: { rateLimitScale: 0.004 } });
    const statuses: number[] = [];
    for (const address of ["203.0.113.1", "203.0.113.2", "203.0.113.3"]) {
      const answer = await fetch(`${app.url}/api/sessions`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": address },
        body: JSON.stringify({ email: `${address}@people.example`, password: "a wrong password" }),
      });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([401, 429, 429]);
  });
});

describe("health", () => {
  test("the process lives, and can store a message", async () => {
    const app = await startApp();
    expect((await call(app.url, "GET", "/healthz")).status).toBe(200);
    expect((await call(app.url, "GET", "/readyz")).status).toBe(200);
  });

  test("a process that can store nothing lives, but is not ready", async () => {
    const app = await startApp();
    const store = app.chat.store as Store; // The app's one store; the chat's view of it has no end.
    await store.close();
    const ready = await call(app.url, "GET", "/readyz");
    expect(ready.status).toBe(503);
    expect(ready.headers.get("retry-after")).toMatch(/^[1-9]\d*$/);
    expect((await ready.json()).error.code).toBe("unavailable");
    expect((await call(app.url, "GET", "/healthz")).status).toBe(200);
  });
});

function failingClock(): () => number {
  return () => {
    throw new Error("secret detail of the clock");
  };
}
