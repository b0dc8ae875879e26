import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { call, password, startApp } from "../app.ts";
import { connect } from "../device.ts";
import { newBrowser, signedInBrowser } from "../web/browser.ts";
import { firefox, trailOf } from "./scene.ts";

describe("the owner reads in the trail", () => {
  test("who signed in, from where and with what", async () => {
    const app = await startApp();
    const owner = await app.owner("Olga Owner");
    const { email } = await app.sender("Sam Okoro");
    await newBrowser(app.url).submit("/sign-in", { email, password }, firefox);
    expect((await trailOf(app, owner))[0]).toBe("Sam Okoro signed in from 127.0.0.1, Firefox on Windows");
  });

  test("who failed to, and never what they typed", async () => {
    const app = await startApp();
    const owner = await app.owner();
    const { email } = await app.sender("Sam Okoro");
    const wrong = (email: string) =>
      call(app.url, "POST", "/api/sessions", { body: { email, password: "typed-in-vain" } });
    await wrong(email.toUpperCase());
    await wrong("my-secret-password-in-the-wrong-field");
    const [second, first] = await trailOf(app, owner);
    expect(first).toMatch(/^Somebody failed to sign in as Sam Okoro from 127\.0\.0\.1/);
    expect(second).toMatch(/^Somebody tried to sign in with an address that has no account from/);
  });

  test("how this place was set up, who was invited, who joined and who left", async () => {
    const app = await startApp();
    const owner = await app.owner("Olga Owner");
    const rita = await app.receiver("Rita Reyes");
    await app.sender("Sam Okoro");
    await call(app.url, "DELETE", "/api/sessions/current", { token: rita.token });
    const browser = await signedInBrowser(app, rita.email);
    await browser.submit("/sign-out", {});
    const said = (await trailOf(app, owner)).map((row) => row.replace(/ from .*/, ""));
    expect(said.toReversed()).toEqual([
      "Olga Owner set this place up and became its owner",
      "Olga Owner made an invitation",
      "Rita Reyes joined with an invitation",
      "Sam Okoro made an account",
      "Rita Reyes signed out",
      "Rita Reyes signed in",
      "Rita Reyes signed out",
    ]);
  });

  test("what somebody was refused, over HTTP and over a socket", async () => {
    const app = await startApp();
    const owner = await app.owner("Olga Owner");
    const rita = await app.receiver("Rita Reyes");
    await call(app.url, "POST", "/api/invitations", { body: {}, token: rita.token });
    await call(app.url, "GET", "/join?invitation=a-guess");
    const device = await connect(app.url, rita.token);
    await device.refused("conversation:open", { key: randomUUID(), receiverId: owner.account.id });
    const said = (await trailOf(app, owner)).map((row) => row.replace(/ from .*/, ""));
    expect(said.slice(0, 3).toReversed()).toEqual([
      "Rita Reyes was refused “POST /api/invitations”",
      "Somebody was refused “GET /join”",
      "Rita Reyes was refused “conversation:open”",
    ]);
  });

  test("nothing of a conversation that is not there for somebody", async () => {
    const app = await startApp();
    const owner = await app.owner();
    const sam = await app.sender("Sam Okoro");
    const before = await trailOf(app, owner);
    expect((await call(app.url, "GET", "/api/conversations/none/messages", sam)).status).toBe(404);
    expect(await trailOf(app, owner)).toEqual(before);
  });

  test("that a limit was reached: the first time at once, and then how often", async () => {
    const start = Date.now();
    let now = start;
    const app = await startApp({ config: { rateLimitScale: 0.02 }, options: { clock: () => now } });
    const owner = await app.owner();
    const [email, typed] = ["nobody@people.example", "guessed in vain"];
    for (let n = 0; n < 30; n += 1) {
      await call(app.url, "POST", "/api/sessions", { body: { email, password: typed } });
    }
    const limited = (rows: string[]) => rows.filter((row) => row.includes("too often"));
    expect(limited(await trailOf(app, owner))).toHaveLength(1);
    now = start + 61_000;
    const [sum] = limited(await trailOf(app, owner));
    expect(sum).toMatch(
      /^Somebody tried to sign in too often from 127\.0\.0\.1.*, \d\d more times within a minute$/,
    );
  });
});

test("a change of the secret key is told once", async () => {
  const { dataDir, close, owner } = await startApp({ config: { secretKey: "a".repeat(32) } });
  const olga = await owner("Olga Owner");
  await close();
  const config = { secretKey: "b".repeat(32), secretKeyPrevious: "a".repeat(32) };
  await (await startApp({ dataDir, config })).close();
  const said = await trailOf(await startApp({ dataDir, config }), olga);
  expect(said.filter((row) => row === "The key that signs sessions was changed")).toHaveLength(1);
});

test("signing in waits for no row of the trail, and none is lost by stopping", async () => {
  const app = await startApp();
  const { email } = await app.owner("Olga Owner");
  for (let n = 0; n < 5; n += 1) await call(app.url, "POST", "/api/sessions", { body: { email, password } });
  await app.close();
  const again = await startApp({ dataDir: app.dataDir });
  const { token, ...rest } = await (
    await call(again.url, "POST", "/api/sessions", { body: { email, password } })
  ).json();
  const said = await trailOf(again, { token, email, ...rest });
  expect(said.filter((row) => row.startsWith("Olga Owner signed in"))).toHaveLength(6);
});
