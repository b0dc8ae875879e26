import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { createVapid } from "../../src/push/vapid.ts";
import type { PushStanding } from "../../src/shared/push.ts";
import { call, get, startApp } from "../app.ts";
import { scene } from "./scene.ts";

test("the key is made once, for its owner alone, and stays", async () => {
  const first = await startApp();
  const { dataDir } = first;
  const rita = await first.owner();
  const { key } = await get<PushStanding>(first.url, "/api/me/push", rita.token);
  expect(Buffer.from(key ?? "", "base64url")).toHaveLength(65);
  expect((await stat(join(dataDir, "push.key"))).mode & 0o777).toBe(0o600);
  await first.close();
  const again = await startApp({ dataDir });
  expect((await get<PushStanding>(again.url, "/api/me/push", rita.token)).key).toBe(key);
  await again.close();

  expect(await readFile(join(dataDir, "push.key"), "utf8")).toMatch(/^[\w-]{43}$/);
  await writeFile(join(dataDir, "push.key"), Buffer.alloc(32, 0xff).toString("base64url"));
  await expect(startApp({ dataDir })).rejects.toMatchObject({
    code: "invalid",
    message: "push.key in the data folder holds no key. Remove it to have one made.",
  });
});

test("push can be switched off, or go through named services alone", async () => {
  const off = await scene({ config: { push: { isOn: false, hosts: null } } });
  expect((await off.subscribe()).status).toBe(403);
  const standing = await get<PushStanding>(off.app.url, "/api/me/push", off.rita.token);
  expect(standing).toEqual({ key: null, subscription: null });

  const named = await scene({ config: { push: { isOn: true, hosts: ["fcm.googleapis.com"] } } });
  const refused = await named.subscribe();
  expect([refused.status, (await refused.json()).error.fields]).toEqual([
    400,
    { endpoint: "is not of a push service that is allowed here" },
  ]);
});

test("what somebody sends that is no subscription is refused", async () => {
  const { app, rita, phone } = await scene();
  const good = { ...phone };
  const bad: object[] = [
    {},
    { ...good, endpoint: "http://push.example/1" },
    { ...good, endpoint: "https://127.0.0.1/1" },
    { ...good, endpoint: 7 },
    { ...good, keys: { ...good.keys, auth: "AAAA" } },
    { ...good, keys: { ...good.keys, p256dh: good.keys.p256dh.slice(1) } },
    { ...good, keys: { ...good.keys, more: "AAAA" } },
    { ...good, words: "yes" },
    { ...good, expirationTime: null },
  ];
  for (const body of bad) {
    expect((await call(app.url, "PUT", "/api/me/push", { body, token: rita.token })).status).toBe(400);
  }
  expect((await get<PushStanding>(app.url, "/api/me/push", rita.token)).subscription).toBeNull();
});

test.each([
  ["on", { isOn: true, hosts: null }],
  ["off", { isOn: false, hosts: null }],
  ["fcm.googleapis.com, *.push.apple.com", { isOn: true, hosts: ["fcm.googleapis.com", "*.push.apple.com"] }],
])("PUSH may be %s", (value, push) => {
  expect(readConfig({ PUSH: value }).push).toEqual(push);
});

test.each([
  "yes",
  "on,off",
  "off,push.example",
  "https://push.example",
  "*",
  "push.example/path",
  "a b.example",
])("PUSH may not be %s", (value) => {
  expect(() => readConfig({ PUSH: value })).toThrow("PUSH must be on, off, or push services");
});

test("a push service learns where whoever runs the place is found, and for half a day hears the same word", () => {
  let now = Date.UTC(2026, 2, 14);
  const vapid = createVapid({
    secret: Buffer.alloc(32, 7).toString("base64url"),
    contact: "https://chat.example.org",
    clock: () => now,
  });
  const first = vapid.authorization("https://push.example");
  const claims = JSON.parse(Buffer.from(first.split(".")[1] ?? "", "base64url").toString());
  const exp = now / 1_000 + 12 * 60 * 60;
  expect(claims).toEqual({ aud: "https://push.example", exp, sub: "https://chat.example.org" });
  now += 5 * 60 * 60 * 1_000;
  expect(vapid.authorization("https://push.example")).toBe(first);
  expect(vapid.authorization("https://other.example")).not.toBe(first);
  now += 2 * 60 * 60 * 1_000;
  expect(vapid.authorization("https://push.example")).not.toBe(first);
});
