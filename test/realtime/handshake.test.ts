import jwt from "jsonwebtoken";
import { io, type ManagerOptions, type SocketOptions } from "socket.io-client";
import { describe, expect, onTestFinished, test } from "vitest";
import { keyId } from "../../src/accounts/tokens.ts";
import { call, type RunningApp, type Somebody, startApp } from "../app.ts";
import { connect, deviceOf } from "../device.ts";

const secretKey = "a key of the tests, long enough to sign";

async function scene() {
  const app = await startApp({ config: { secretKey } });
  return { app, sam: await app.sender("Sam") };
}

describe("a connection is let in", () => {
  test("with a token that looks exactly like the forged ones below, but is not", async () => {
    const { app, sam } = await scene();
    const header = { alg: "HS256", typ: "session+jwt", kid: keyId(secretKey) } as const;
    const token = jwt.sign(jwt.decode(sam.token) as object, secretKey, { header });
    expect(await attempt(app, { auth: { token } })).toBe("connected");
  });

  test("with a token in its handshake", async () => {
    const { app, sam } = await scene();
    expect((await connect(app.url, sam.token)).socket.connected).toBe(true);
  });

  test.each(["websocket", "polling"] as const)(
    "with the cookie, from a page of ours, by %s",
    async (transport) => {
      const { app, sam } = await scene();
      const headers = { cookie: `session=${sam.token}`, origin: app.url };
      expect(await attempt(app, { extraHeaders: headers, transports: [transport] })).toBe("connected");
    },
  );

  test("with the cookie and no Origin when the browser vouches for its own page", async () => {
    const { app, sam } = await scene();
    const headers = { cookie: `session=${sam.token}`, "sec-fetch-site": "same-origin" };
    expect(await attempt(app, { extraHeaders: headers, transports: ["polling"] })).toBe("connected");
  });
});

describe("a connection is refused", () => {
  test.each([
    ["without a token", undefined],
    ["with an empty token", ""],
    ["with a token that is no text", { $gt: "" }],
    ["with a token that is no token", "not.a.token"],
  ])("%s", async (_how, token) => {
    const { app } = await scene();
    expect(await attempt(app, { auth: { token } })).toBe("unauthenticated");
  });

  test.each(forgeries())("with a token %s", async (_how, forge) => {
    const { app, sam } = await scene();
    expect(await attempt(app, { auth: { token: forge(sam) } })).toBe("unauthenticated");
  });

  test("for the page of one person with the session of another", async () => {
    const { app, sam } = await scene();
    const tia = await app.sender("Tia");
    const page = (accountId: string) => attempt(app, { auth: { token: tia.token, accountId } });
    expect(await page(tia.account.id)).toBe("connected");
    expect(await page(sam.account.id)).toBe("conflict");
  });

  test("after signing out", async () => {
    const { app, sam } = await scene();
    await call(app.url, "DELETE", "/api/sessions/current", { token: sam.token });
    expect(await attempt(app, { auth: { token: sam.token } })).toBe("unauthenticated");
  });

  test("when the session's time is over", async () => {
    let now = Date.now();
    const app = await startApp({ options: { clock: () => now } });
    const sam = await app.sender("Sam");
    now = sam.expiresAt + 1;
    expect(await attempt(app, { auth: { token: sam.token } })).toBe("unauthenticated");
  });

  test.each(["websocket", "polling"] as const)(
    "from another site's page, whatever it brings, by %s",
    async (transport) => {
      const { app, sam } = await scene();
      const origins = [
        "http://evil.example",
        "null",
        `${app.url}.evil.example`,
        app.url.replace("http:", "https:"),
        app.url.replace(/\d+$/, "1"),
        app.url.replace("127.0.0.1", "localhost"),
      ];
      for (const origin of origins) {
        const headers = { cookie: `session=${sam.token}`, origin };
        const options = { auth: { token: sam.token }, extraHeaders: headers, transports: [transport] };
        expect(await attempt(app, options), origin).toBe("forbidden");
      }
    },
  );

  test("with a cookie from nowhere", async () => {
    const { app, sam } = await scene();
    expect(await attempt(app, { extraHeaders: { cookie: `session=${sam.token}` } })).toBe("unauthenticated");
  });

  test("when one account has too many connections, but not another account's", async () => {
    const app = await startApp({ config: { rateLimitScale: 0.1 } });
    const [sam, tia] = [await app.sender("Sam"), await app.sender("Tia")];
    for (let n = 0; n < 5; n += 1) await connect(app.url, sam.token);
    expect(await attempt(app, { auth: { token: sam.token } })).toBe("too_many");
    expect(await attempt(app, { auth: { token: tia.token } })).toBe("connected");
  });
});

describe("a session that ends", () => {
  test("by signing out closes its connections, and only its own", async () => {
    const { app, sam } = await scene();
    const other = await connect(app.url, (await app.sender("Tia")).token);
    const [one, two] = [await connect(app.url, sam.token), await connect(app.url, sam.token)];
    const closed = [one, two].map(closing);
    await call(app.url, "DELETE", "/api/sessions/current", { token: sam.token });
    for (const device of [one, two]) {
      expect(await device.hears("session:ended")).toEqual({ reason: "signed_out" });
    }
    await Promise.all(closed);
    expect(other.socket.connected).toBe(true);
  });

  test("by running out closes its connections", async () => {
    let now = Date.now();
    const app = await startApp({ options: { clock: () => now } });
    const sam = await app.sender("Sam");
    const device = await connect(app.url, sam.token);
    const closed = closing(device);
    now = sam.expiresAt;
    expect(await device.hears("session:ended")).toEqual({ reason: "expired" });
    await closed;
  });
});

function closing({ socket }: { socket: ReturnType<typeof io> }): Promise<unknown> {
  return new Promise((resolve) => socket.once("disconnect", resolve));
}

/** Tokens that look right and are not ours. */
function forgeries(): [string, (who: Somebody) => string][] {
  const claims = (who: Somebody) => jwt.decode(who.token) as Claims;
  const header = { alg: "HS256", typ: "session+jwt", kid: keyId(secretKey) } as const;
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  return [
    [
      "signed by another key",
      (who) => jwt.sign(claims(who), "another key, also long enough to sign", { header }),
    ],
    ["signed by nobody", (who) => `${encode({ ...header, alg: "none" })}.${encode(claims(who))}.`],
    [
      "of another algorithm",
      (who) => jwt.sign(claims(who), secretKey, { header: { ...header, alg: "HS512" }, algorithm: "HS512" }),
    ],
    ["of another kind", (who) => jwt.sign(claims(who), secretKey, { header: { ...header, typ: "JWT" } })],
    ["for another audience", (who) => jwt.sign({ ...claims(who), aud: "other" }, secretKey, { header })],
    ["by another issuer", (who) => jwt.sign({ ...claims(who), iss: "other" }, secretKey, { header })],
    ["that has expired", (who) => jwt.sign({ ...claims(who), exp: 1 }, secretKey, { header })],
    ["that never expires", (who) => jwt.sign(withoutEnd(claims(who)), secretKey, { header })],
    [
      "of a session that never was",
      (who) => jwt.sign({ ...claims(who), sid: "nobody" }, secretKey, { header }),
    ],
    [
      "of somebody else's session",
      (who) => jwt.sign({ ...claims(who), sub: "another" }, secretKey, { header }),
    ],
    [
      "that names no key",
      (who) => jwt.sign(claims(who), secretKey, { header: { ...header, kid: undefined } }),
    ],
    [
      "that brings a key",
      (who) => jwt.sign(claims(who), secretKey, { header: { ...header, jku: "https://evil.example" } }),
    ],
    ["whose content was changed", (who) => changed(who.token)],
  ];
}

interface Claims {
  sid: string;
  exp: number;
}

function withoutEnd({ exp: _, ...rest }: Claims): object {
  return rest;
}

function changed(token: string): string {
  const [head, , signature] = token.split(".");
  const body = Buffer.from(JSON.stringify({ ...(jwt.decode(token) as object), sid: "x" })).toString(
    "base64url",
  );
  return `${head}.${body}.${signature}`;
}

/** "connected", or the code of the refusal. */
async function attempt(app: RunningApp, options: Partial<ManagerOptions & SocketOptions>): Promise<string> {
  const socket = io(app.url, { transports: ["websocket"], forceNew: true, reconnection: false, ...options });
  onTestFinished(() => void socket.close());
  deviceOf(socket as never);
  return new Promise((resolve) => {
    socket.once("connect", () => resolve("connected"));
    socket.once("connect_error", (error: Error & { data?: { code: string } }) =>
      resolve(error.data?.code ?? `no code: ${error.message}`),
    );
  });
}
