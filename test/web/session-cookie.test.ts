import { parseSetCookie } from "cookie";
import { describe, expect, test } from "vitest";
import { password, startApp } from "../app.ts";
import { newBrowser } from "./browser.ts";

describe("the session cookie", () => {
  test("over https is Secure and bound to the host by its name", async () => {
    const cookie = await cookieAfterSignIn({ publicUrl: "https://chat.example.org" });
    expect(cookie).toMatchObject({
      name: "__Host-session",
      secure: true,
      httpOnly: true,
      sameSite: "lax",
      path: "/",
    });
    expect(cookie).not.toHaveProperty("domain");
  });

  test("over http does without what browsers take over https only", async () => {
    const cookie = await cookieAfterSignIn({});
    expect(cookie).toMatchObject({ name: "session", httpOnly: true, sameSite: "lax", path: "/" });
    expect(cookie).not.toHaveProperty("secure");
    expect(cookie).not.toHaveProperty("domain");
  });

  test("ends when its token ends", async () => {
    const { value, expires } = await cookieAfterSignIn({});
    const [, claims = ""] = value?.split(".") ?? [];
    const { exp } = JSON.parse(Buffer.from(claims, "base64url").toString());
    expect(expires?.getTime()).toBe(exp * 1000);
  });

  test("over https, one without the bound name is nobody's", async () => {
    const app = await startApp({ config: { publicUrl: "https://chat.example.org" } });
    const { token } = await app.owner();
    const browser = newBrowser(app.url);
    browser.cookies.set("session", token);
    expect((await browser.open("/chat")).status).toBe(303);
    browser.cookies.set("__Host-session", token);
    expect((await browser.open("/chat")).status).toBe(200);
  });

  test("is never set by the API: a program keeps its token itself", async () => {
    const app = await startApp();
    const { email } = await app.owner();
    const answer = await fetch(`${app.url}/api/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password }),
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test("is taken back when its session is ended through the API", async () => {
    const app = await startApp();
    const { token } = await app.owner();
    const headers = { cookie: `session=${token}`, origin: app.url };
    const answer = await fetch(`${app.url}/api/sessions/current`, { method: "DELETE", headers });
    expect(answer.status).toBe(204);
    const [line = ""] = answer.headers.getSetCookie();
    expect(parseSetCookie(line)).toMatchObject({ name: "session", value: "", path: "/" });
    expect(parseSetCookie(line).expires?.getTime()).toBe(0);
  });
});

async function cookieAfterSignIn(config: { publicUrl?: string }) {
  const app = await startApp({ config });
  const { email } = await app.owner();
  const page = await newBrowser(app.url).submit("/sign-in", { email, password });
  const line = page.headers.getSetCookie().find((cookie) => /^(__Host-)?session=/.test(cookie));
  return parseSetCookie(line ?? "");
}
