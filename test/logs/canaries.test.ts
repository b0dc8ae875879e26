import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { call, type RunningApp, startApp } from "../app.ts";
import { connect, type Device } from "../device.ts";
import { newBrowser } from "../web/browser.ts";
import { breakStore } from "./broken-store.ts";
import { keptLog } from "./kept-log.ts";

describe("the log, at its most talkative, holds", () => {
  test("no secret, no words and no address of anybody, whatever way they came in", async () => {
    const kept = keptLog();
    const app = await startApp({ options: { log: kept.log } });
    const [said, saidInVain] = [canaries(), canaries()];
    const { account } = await app.owner();
    const token = await sayOverHttp(app, said);
    const device = await connect(app.url, token);
    await sayOverSocket(device, account.id, said);
    breakStore(app.dataDir);
    await sayOverHttp(app, saidInVain);
    await expect(sayOverSocket(device, account.id, saidInVain)).rejects.toThrow("internal");
    await app.close();
    expect(kept.lines().length).toBeGreaterThan(30);
    expect(kept.lines().filter(({ level }) => level === 50).length).toBeGreaterThan(5);
    const texts = [...Object.entries(said), ...Object.entries(saidInVain), ["token", token] as const];
    const found = texts.filter(([, canary]) => kept.text().includes(canary)).map(([name]) => name);
    expect(texts.length).toBeGreaterThan(60);
    // What was asked for is what a log is for: up to 22 characters of each part of an address.
    expect(found).toEqual(["path", "path"]);
  });

  test("one line an event, which moves no cursor and turns no text", async () => {
    const { log, text } = keptLog();
    log.info({ path: "a\r\nb\u001b[2J\u009b31m\u202eevil\u2028\u007f", err: new Error("c\nd") }, "e\nf");
    expect(text().trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
    expect(JSON.parse(text())).toMatchObject({ path: "a\r\nb\u001b[2J\u009b31m\u202eevil\u2028\u007f" });
  });

  test("of a fault what finds it, and nothing that it carries along", () => {
    const { log, lines } = keptLog();
    const cause = Object.assign(new TypeError("the cause"), { body: "somebody's words" });
    log.error(
      { err: Object.assign(new Error("a fault", { cause }), { code: "E_FAULT", body: "words" }) },
      "x",
    );
    log.error({ err: "a text that was thrown" }, "y");
    const [first, second] = lines();
    expect(first?.err).toEqual({
      type: "Error",
      message: "a fault",
      code: "E_FAULT",
      stack: expect.stringContaining("a fault"),
      cause: { type: "TypeError", message: "the cause", stack: expect.any(String) },
    });
    expect(second?.err).toEqual({ type: "string" });
  });
});

type Canaries = ReturnType<typeof canaries>;

/** A text that is nowhere else, for each way in which anything comes in. */
function canaries() {
  const canary = (name: string) => `canary-${name}-${randomUUID().slice(0, 8)}`;
  return {
    name: canary("name"),
    email: `${canary("email")}@people.example`,
    password: canary("password"),
    wrongPassword: canary("wrong"),
    unknownEmail: canary("unknown"),
    message: canary("message"),
    edited: canary("edited"),
    opening: canary("opening"),
    draft: canary("draft"),
    payload: canary("payload"),
    unknownEvent: canary("event"),
    handshake: canary("handshake"),
    query: canary("query"),
    cookie: canary("cookie"),
    bearer: canary("bearer"),
    userAgent: canary("user-agent"),
    referer: canary("referer"),
    origin: canary("origin"),
    language: canary("language"),
    forwarded: canary("forwarded"),
    header: canary("header"),
    json: canary("json"),
    brokenJson: canary("broken"),
    field: canary("field"),
    next: canary("next"),
    invitation: canary("invitation"),
    setup: canary("setup"),
    reset: canary("key-of-a-reset-link"),
    conversation: canary("conversation"),
    secretPath: canary("secret-path"),
    path: `path-${randomUUID().slice(0, 8)}`,
  };
}

/** Says everything that HTTP takes; the token that came of it, if any. */
async function sayOverHttp(app: RunningApp, canary: Canaries): Promise<string> {
  const { name, email, password } = canary;
  const made = await call(app.url, "POST", "/api/accounts", {
    body: { name, email, password, role: "sender" },
  });
  const { token = canary.bearer } = await made.json();
  const browser = newBrowser(app.url);
  const headers = {
    "user-agent": canary.userAgent,
    referer: `http://x/${canary.referer}`,
    "accept-language": canary.language,
    "x-forwarded-for": canary.forwarded,
    "x-anything": canary.header,
  };
  await browser.submit(
    "/sign-in",
    { email, password: canary.wrongPassword, next: `/${canary.next}` },
    headers,
  );
  await browser.submit("/sign-in", { email: canary.unknownEmail, password }, headers);
  await browser.submit("/sign-in", { email, password }, { origin: `http://${canary.origin}` });
  await browser.open(`/chat?after=${canary.query}`, { cookie: `session=${canary.cookie}` });
  await browser.open(`/join?invitation=${canary.invitation}`);
  await browser.open(`/setup?token=${canary.setup}`);
  await browser.open(`/reset/${canary.reset}?token=${canary.reset}`);
  await browser.open(`/${canary.secretPath}/${canary.path}`);
  await call(app.url, "GET", "/api/me", { token: canary.bearer });
  await call(app.url, "GET", `/api/conversations/${canary.conversation}/messages`, { token });
  await call(app.url, "POST", "/api/sessions", { body: { email, password, [canary.field]: canary.json } });
  const broken = { method: "POST", headers: { "content-type": "application/json" } };
  await fetch(`${app.url}/api/sessions`, { ...broken, body: `{"email": "${canary.brokenJson}` });
  await connect(app.url, canary.handshake).catch(() => null);
  return token;
}

/** Says everything that a socket takes. Throws where something that must work is refused. */
async function sayOverSocket(device: Device, receiverId: string, canary: Canaries): Promise<void> {
  await device.refused(canary.unknownEvent, { text: canary.payload });
  await device.refused("message:send", { conversationId: "x", text: canary.draft, [canary.payload]: 1 });
  const key = randomUUID();
  const { conversation } = await device.ask("conversation:open", { key, receiverId, text: canary.opening });
  const conversationId = conversation.id;
  const wish = { conversationId, key: randomUUID(), text: canary.message };
  const { message } = await device.ask("message:send", wish);
  await device.ask("message:edit", { conversationId, messageId: message.id, text: canary.edited });
}
