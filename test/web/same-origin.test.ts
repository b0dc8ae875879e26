import { describe, expect, test } from "vitest";
import { call, password, startApp } from "../app.ts";
import { newBrowser, signedInBrowser } from "./browser.ts";

type Headers = Record<string, string>;

/** What a browser says about who makes it ask, and whether we then do it. `OWN` stands for our own origin. */
const requests: [string, Headers, "done" | "refused"][] = [
  ["our own page", { origin: "OWN", "sec-fetch-site": "same-origin" }, "done"],
  ["our own page in an old browser", { origin: "OWN" }, "done"],
  ["somebody's bookmark tool", { "sec-fetch-site": "none" }, "done"],
  ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }, "refused"],
  ["another site in an old browser", { origin: "https://evil.example" }, "refused"],
  ["another site that hides where it is", { origin: "null", "sec-fetch-site": "cross-site" }, "refused"],
  ["a page from a file or a frame in a sandbox", { origin: "null" }, "refused"],
  [
    "a neighbouring subdomain",
    { origin: "https://other.example.org", "sec-fetch-site": "same-site" },
    "refused",
  ],
  ["a neighbour that sends no origin", { "sec-fetch-site": "same-site" }, "refused"],
  ["another scheme of our host", { origin: "OTHER SCHEME" }, "refused"],
  ["another port of our host", { origin: "http://127.0.0.1:1" }, "refused"],
  ["a host that begins like ours", { origin: "OWN.evil.example" }, "refused"],
  ["two origins at once", { origin: "OWN, https://evil.example" }, "refused"],
];

describe("a form", () => {
  test.each(["done", "refused"] as const)(
    "is %s according to who sends it, for pages and for the API",
    async (outcome) => {
      const app = await startApp();
      const { email } = await app.owner();
      const browser = await signedInBrowser(app, email);
      for (const [who, said] of requests.filter(([, , expected]) => expected === outcome)) {
        const headers = spoken(said, app.url);
        const team = await browser.submit("/team/invitations", {}, headers);
        expect(team.status, who).toBe(outcome === "done" ? 200 : 403);
        const api = await fetch(`${app.url}/api/invitations`, {
          method: "POST",
          headers: { ...headers, "content-type": "application/json", cookie: cookieOf(browser) },
          body: "{}",
        });
        expect(api.status, who).toBe(outcome === "done" ? 201 : 403);
        if (outcome === "refused") expect((await api.json()).error.code).toBe("forbidden");
        const door = await newBrowser(app.url).submit("/sign-in", { email, password }, headers);
        expect(door.status, who).toBe(outcome === "done" ? 303 : 403);
      }
    },
  );
});

describe("a request that says nothing of where it comes from", () => {
  test("does nothing with somebody's cookie, and may sign in", async () => {
    const app = await startApp();
    const { email } = await app.owner();
    const cookie = cookieOf(await signedInBrowser(app, email));
    const ask = (path: string, headers: Headers, fields: Headers) =>
      fetch(app.url + path, {
        method: "POST",
        headers,
        body: new URLSearchParams(fields),
        redirect: "manual",
      });
    expect((await ask("/team/invitations", { cookie }, {})).status).toBe(403);
    expect((await ask("/sign-out", { cookie }, {})).status).toBe(403);
    expect((await ask("/sign-in", {}, { email, password })).status).toBe(303);
  });
});

describe("another site", () => {
  const foreign = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };

  test("may link to us: looking changes nothing", async () => {
    const app = await startApp();
    const browser = await signedInBrowser(app, (await app.owner()).email);
    const headers = { "sec-fetch-site": "cross-site" };
    expect((await browser.open("/chat", headers)).status).toBe(200);
    expect((await browser.open("/sign-out", headers)).status).toBe(404);
  });

  test("may hold a token of its own, as long as no cookie comes with it", async () => {
    const app = await startApp();
    const { email, token } = await app.owner();
    const headers = { ...foreign, authorization: `Bearer ${token}`, "content-type": "application/json" };
    const ask = (more: Headers) =>
      fetch(`${app.url}/api/invitations`, { method: "POST", headers: { ...headers, ...more }, body: "{}" });
    expect((await ask({})).status).toBe(201);
    const cookie = cookieOf(await signedInBrowser(app, email));
    expect((await ask({ cookie })).status).toBe(403);
  });

  test("is not told by any header that it may read our answers", async () => {
    const app = await startApp();
    const answer = await fetch(`${app.url}/api/me`, { method: "OPTIONS", headers: foreign });
    expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });
});

describe("behind a public address", () => {
  test("that address alone is ours", async () => {
    const app = await startApp({ config: { publicUrl: "https://chat.example.org" } });
    const { email } = await app.owner();
    const browser = newBrowser(app.url);
    const from = (origin: string) => browser.submit("/sign-in", { email, password }, { origin });
    expect((await from("https://chat.example.org")).status).toBe(303);
    expect((await from(app.url)).status).toBe(403);
    expect((await from("http://chat.example.org")).status).toBe(403);
  });

  test("a proxy that we were told of may name it, and nobody else", async () => {
    const said = { origin: "https://127.0.0.1", "x-forwarded-proto": "https" };
    const signIn = async (trustProxy: number) => {
      const app = await startApp({ config: { trustProxy } });
      const { email } = await app.owner();
      const origin = `https://${new URL(app.url).host}`;
      return newBrowser(app.url).submit("/sign-in", { email, password }, { ...said, origin });
    };
    expect((await signIn(1)).status).toBe(303);
    expect((await signIn(0)).status).toBe(403);
  });
});

describe("a token in the address", () => {
  test("is no way in", async () => {
    const app = await startApp();
    const { token } = await app.owner();
    expect((await call(app.url, "GET", `/api/me?token=${token}&access_token=${token}`)).status).toBe(401);
  });
});

function spoken(said: Headers, url: string): Headers {
  const { origin, ...rest } = said;
  if (origin === undefined) return rest;
  const other = url.replace("http:", "https:");
  return { ...rest, origin: origin.replace("OTHER SCHEME", other).replace("OWN", url) };
}

function cookieOf({ cookies }: { cookies: Map<string, string> }): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
}
