import { describe, expect, test } from "vitest";
import { call, password, post, setupToken, startApp } from "../app.ts";

const ana = { name: "Ana", email: "ana@people.example", password, role: "sender" };

describe("making an account", () => {
  test("the first one needs the setup token, and becomes the owner", async () => {
    const app = await startApp();
    const wish = { name: "Olga", email: "olga@people.example", password, role: "receiver" };
    const without = await call(app.url, "POST", "/api/accounts", { body: wish });
    expect(without.status).toBe(403);
    const made = await call(app.url, "POST", "/api/accounts", { body: { ...wish, setupToken } });
    expect(made.status).toBe(201);
    const body = await made.json();
    expect(Object.keys(body).sort()).toEqual(["account", "expiresAt", "token"]);
    expect(body.account).toEqual({
      id: expect.any(String),
      name: "Olga",
      email: "olga@people.example",
      role: "receiver",
      owner: true,
    });
    expect(body.expiresAt).toBeGreaterThan(Date.now());
  });

  test("the setup token works once", async () => {
    const app = await startApp();
    await app.owner();
    const second = { name: "Eve", email: "eve@people.example", password, role: "receiver", setupToken };
    expect((await call(app.url, "POST", "/api/accounts", { body: second })).status).toBe(403);
  });

  test("a sender signs up freely once the place is set up, and the token works at once", async () => {
    const app = await startApp();
    expect((await call(app.url, "POST", "/api/accounts", { body: ana })).status).toBe(403);
    await app.owner();
    const { token } = await post<{ token: string }>(app.url, "/api/accounts", ana);
    const me = await call(app.url, "GET", "/api/me", { token });
    expect(await me.json()).toEqual({
      account: { id: expect.any(String), name: "Ana", email: ana.email, role: "sender", owner: false },
      preferences: { enter: "sends", language: null, readMarks: true },
    });
  });

  test("an address that is taken is a conflict, named by its field", async () => {
    const app = await startApp();
    await app.sender("Ana");
    const again = await call(app.url, "POST", "/api/accounts", {
      body: { ...ana, email: "ANA@people.example" },
    });
    expect(again.status).toBe(409);
    const { error } = await again.json();
    expect(error.code).toBe("conflict");
    expect(error.fields).toHaveProperty("email");
  });

  test("what is wrong, missing or unknown is refused by name", async () => {
    const app = await startApp();
    await app.owner();
    const wrong: [string, object][] = [
      ["name", { ...ana, name: undefined }],
      ["email", { ...ana, email: 7 }],
      ["admin", { ...ana, admin: true }],
      ["role", { ...ana, role: "owner" }],
      ["password", { ...ana, password: "short" }],
      ["email", { ...ana, email: "ana" }],
    ];
    for (const [field, body] of wrong) {
      const answer = await call(app.url, "POST", "/api/accounts", { body });
      expect(answer.status, field).toBe(400);
      const { error } = await answer.json();
      expect(error.code, field).toBe("invalid");
      expect(Object.keys(error.fields)).toEqual([field]);
    }
  });

  test("a field named __proto__ is refused like any unknown one", async () => {
    const app = await startApp();
    await app.owner();
    const answer = await fetch(`${app.url}/api/accounts`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: `{"name":"Ana","email":"ana@people.example","password":"${password}","role":"sender","__proto__":{"owner":true}}`,
    });
    expect(answer.status).toBe(400);
  });
});

describe("signing in and out", () => {
  test("the right password opens a session of its own", async () => {
    const app = await startApp();
    const { email, token, account } = await app.sender("Ana");
    const answer = await call(app.url, "POST", "/api/sessions", { body: { email, password } });
    expect(answer.status).toBe(201);
    const second = await answer.json();
    expect(second.account).toEqual(account);
    expect(second.token).not.toBe(token);
  });

  test("a wrong password and an unknown address are told apart by nothing", async () => {
    const app = await startApp();
    const { email } = await app.sender("Ana");
    const wrong = await call(app.url, "POST", "/api/sessions", {
      body: { email, password: "not the password" },
    });
    const unknown = await call(app.url, "POST", "/api/sessions", {
      body: { email: "who@people.example", password },
    });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.text()).toBe(await unknown.text());
    expect(wrong.headers.get("www-authenticate")).toBe("Bearer");
  });

  test("a token is dead the moment its session ends, and other sessions live on", async () => {
    const app = await startApp();
    const { email, token } = await app.sender("Ana");
    const other = await post<{ token: string }>(app.url, "/api/sessions", { email, password });
    expect((await call(app.url, "DELETE", "/api/sessions/current", { token })).status).toBe(204);
    expect((await call(app.url, "GET", "/api/me", { token })).status).toBe(401);
    expect((await call(app.url, "GET", "/api/me", { token: other.token })).status).toBe(200);
  });

  test("what is no token of ours opens nothing", async () => {
    const app = await startApp();
    for (const token of ["not.a.token", "", "a b", "null"]) {
      const answer = await fetch(`${app.url}/api/me`, { headers: { authorization: `Bearer ${token}` } });
      expect(answer.status, token).toBe(401);
      expect((await answer.json()).error.code).toBe("unauthenticated");
    }
  });
});

describe("inviting", () => {
  test("the owner's invitation makes one receiver, once", async () => {
    const app = await startApp();
    const { token } = await app.owner();
    const answer = await call(app.url, "POST", "/api/invitations", { body: {}, token });
    expect(answer.status).toBe(201);
    const { invitation, url, expiresAt } = await answer.json();
    expect(url).toBe(`${app.url}/join?invitation=${invitation}`);
    expect(expiresAt).toBeGreaterThan(Date.now());
    const wish = { name: "Ben", email: "ben@people.example", password, role: "receiver", invitation };
    expect((await call(app.url, "POST", "/api/accounts", { body: wish })).status).toBe(201);
    const again = { ...wish, name: "Eve", email: "eve@people.example" };
    expect((await call(app.url, "POST", "/api/accounts", { body: again })).status).toBe(403);
  });

  test("nobody but the owner invites", async () => {
    const app = await startApp();
    for (const { token } of [await app.sender("Ana"), await app.receiver("Ben")]) {
      expect((await call(app.url, "POST", "/api/invitations", { body: {}, token })).status).toBe(403);
    }
  });

  test("a link names the public address when there is one", async () => {
    const app = await startApp({ config: { publicUrl: "https://chat.example.org" } });
    const { token } = await app.owner();
    const { url } = await post<{ url: string }>(app.url, "/api/invitations", {}, token);
    expect(url).toMatch(/^https:\/\/chat\.example\.org\/join\?invitation=[\w-]+$/);
  });
});
