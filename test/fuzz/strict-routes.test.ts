import { describe, expect, test } from "vitest";
import { routes } from "../../src/access/routes.ts";
import type { ConversationPage } from "../../src/shared/protocol.ts";
import { call, get, password, startApp } from "../app.ts";

const signUp = { name: "Sam", email: "sam@people.example", password, role: "sender" };
const signIn = { email: "olga@people.example", password };

const notText: unknown[] = [
  null,
  0,
  1.5,
  true,
  [],
  ["x"],
  {},
  { $ne: 1 },
  { toString: 1 },
  { length: 9 },
  [[[[[[]]]]]],
  "\ud800",
];
const unknownKeys = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "",
  "$where",
  "id",
  "owner",
  "token",
];

/** Bodies that no call takes: not one of them has what it asks for. */
const strange = ["[]", '"x"', "1", "true", "null", "[{}]", '{"unknown":1}', '{"__proto__":{"owner":true}}'];

/** API calls that take a body, with their names filled by what is not there. */
const withBody = Object.keys(routes)
  .filter((route) => /^(POST|PUT|PATCH) \/api\//.test(route))
  .map((route) => route.replaceAll(/:\w+/g, "nothing").split(" ", 2) as [string, string]); // "METHOD /path"

describe("a body that is not exactly what is asked for", () => {
  test.each([
    ["/api/accounts", signUp],
    ["/api/sessions", signIn],
  ])("%s refuses every field that is no text, and every field that it does not know", async (path, good) => {
    const app = await startApp();
    await app.owner("Olga");
    const bodies = [
      ...Object.keys(good).flatMap((field) => notText.map((value) => ({ ...good, [field]: value }))),
      ...unknownKeys
        .map((key) => ({ ...good, ...JSON.parse(`{"${key}":1}`) }))
        .filter((body) => Object.keys(body).length > Object.keys(good).length),
      JSON.parse(JSON.stringify(good).replace("{", '{"__proto__":{"role":"receiver"},')),
    ];
    for (const body of bodies) {
      const answer = await call(app.url, "POST", path, { body });
      expect([answer.status, (await answer.json()).error?.code], JSON.stringify(body)).toEqual([
        400,
        "invalid",
      ]);
    }
    const { token } = await app.owner();
    const { conversations } = await get<ConversationPage>(app.url, "/api/conversations", token);
    expect(conversations).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test("is refused by every other call too", async () => {
    const app = await startApp();
    const { token } = await app.owner();
    expect(withBody.length).toBeGreaterThan(2);
    for (const [method, path] of withBody) {
      for (const body of strange) {
        const answer = await fetch(app.url + path, {
          method,
          headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
          body,
        });
        expect([400, 401, 403, 404], `${method} ${path} ${body}: ${answer.status}`).toContain(answer.status);
        expect((await answer.json()).error.code, `${method} ${path}`).toMatch(
          /^(invalid|unauthenticated|forbidden|not_found)$/,
        );
      }
    }
  });
});
