import { expect, test } from "vitest";
import { startApp } from "../app.ts";
import { attempt } from "./attempt.ts";

const own = "https://chat.example.org";

/** What a page could say of where it comes from, and is not ours. Undefined: it says nothing. */
const others: (string | undefined)[] = [
  undefined,
  "",
  "null",
  "*",
  "http://chat.example.org",
  "https://chat.example.org:443",
  "https://chat.example.org:8443",
  "https://chat.example.org/",
  "https://chat.example.org.",
  "https://CHAT.example.org",
  "HTTPS://chat.example.org",
  "https://www.chat.example.org",
  "https://evil.chat.example.org",
  "https://example.org",
  "https://evil.example.org",
  "https://chat.example.org.evil.example",
  "https://evilchat.example.org",
  "https://chat.example.orgevil",
  "https://chat.example.org@evil.example",
  "https://evil.example#chat.example.org",
  "https://evil.example/?https://chat.example.org",
  "https://evil.example\\@chat.example.org",
  "https://xn--cht-qla.example.org",
  "https://chat.example.org, https://evil.example",
  "https://evil.example https://chat.example.org",
  "https://127.0.0.1",
  "https://localhost",
  "file://",
  "chrome-extension://abcdefghijklmnop",
];

test.each(["websocket", "polling"] as const)(
  "only a page of exactly our origin connects with somebody's cookie, by %s",
  async (transport) => {
    const app = await startApp({ config: { publicUrl: own } });
    const { token } = await app.owner();
    const from = (origin: string | undefined) =>
      attempt(app.url, {
        extraHeaders: { cookie: `__Host-session=${token}`, ...(origin !== undefined && { origin }) },
        transports: [transport],
      });
    expect(await from(own)).toBe("connected");
    const passed: string[] = [];
    for (const origin of others) {
      const outcome = await from(origin);
      if (outcome !== "forbidden" && outcome !== "unauthenticated") passed.push(`${origin}: ${outcome}`);
    }
    console.info(`${others.length} other origins by ${transport}: ${passed.length} passed.`);
    expect(passed).toEqual([]);
  },
);

test("a program that brings its own token needs no origin, and another site's page gains nothing by one", async () => {
  const app = await startApp({ config: { publicUrl: own } });
  const { token } = await app.owner();
  expect(await attempt(app.url, { auth: { token } })).toBe("connected");
  for (const origin of ["null", "https://evil.example"]) {
    expect(await attempt(app.url, { auth: { token }, extraHeaders: { origin } })).toBe("forbidden");
  }
});
