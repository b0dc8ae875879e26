import { execFile } from "node:child_process";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import jwt from "jsonwebtoken";
import { describe, expect, test } from "vitest";
import { readSecretKeys, rotateSecretKey } from "../../src/accounts/secret-keys.ts";
import { createTokens, keyId } from "../../src/accounts/tokens.ts";
import { call, password, post, type Somebody, startApp, temporaryFolder } from "../app.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");
const [first, second] = [
  "the first key of these tests, long enough",
  "the second key of these tests, long enough",
];

describe("a new secret key", () => {
  test("signs nobody out, and signs what comes next", async () => {
    const dataDir = await temporaryFolder();
    const before = await startApp({ dataDir });
    const { token, email } = await before.owner();
    await before.close();
    rotateSecretKey({ dataDir, secretKey: null, secretKeyPrevious: null });

    const after = await startApp({ dataDir });
    expect((await call(after.url, "GET", "/api/me", { token })).status).toBe(200);
    const next = await post<Somebody>(after.url, "/api/sessions", { email, password });
    expect(kidOf(next.token)).not.toBe(kidOf(token));
    expect((await call(after.url, "GET", "/api/me", { token: next.token })).status).toBe(200);
    await after.close();

    rotateSecretKey({ dataDir, secretKey: null, secretKeyPrevious: null });
    const last = await startApp({ dataDir });
    expect((await call(last.url, "GET", "/api/me", { token })).status).toBe(401);
    expect((await call(last.url, "GET", "/api/me", { token: next.token })).status).toBe(200);
  });

  test("given as settings does the same", async () => {
    const dataDir = await temporaryFolder();
    const before = await startApp({ dataDir, config: { secretKey: first } });
    const { token } = await before.owner();
    await before.close();
    const after = await startApp({ dataDir, config: { secretKey: second, secretKeyPrevious: first } });
    expect((await call(after.url, "GET", "/api/me", { token })).status).toBe(200);
    await after.close();
    const later = await startApp({ dataDir, config: { secretKey: second } });
    expect((await call(later.url, "GET", "/api/me", { token })).status).toBe(401);
  });

  test("comes by one command, is for its owner alone, and keeps the one in use beside it", async () => {
    const dataDir = await temporaryFolder();
    const [inUse] = readSecretKeys({ dataDir, secretKey: null, secretKeyPrevious: null });
    const { stdout } = await rotate({ DATA_DIR: dataDir });
    expect(stdout).toContain("There is a new secret key.");
    const [newest, former, ...more] = (await readFile(join(dataDir, "secret.key"), "utf8"))
      .trim()
      .split("\n");
    expect([former, more]).toEqual([inUse, []]);
    expect(newest).toMatch(/^[\w-]{43}$/);
    expect(newest).not.toBe(former);
    expect((await stat(join(dataDir, "secret.key"))).mode & 0o777).toBe(0o600);
    expect(stdout).not.toContain(newest);
  });

  test("is not made where a setting would win over it", async () => {
    const dataDir = await temporaryFolder();
    await expect(rotate({ DATA_DIR: dataDir, SECRET_KEY: first })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("move its value to SECRET_KEY_PREVIOUS"),
    });
  });

  test.each([
    ["one that is too short", "short but not too short"],
    ["a former one that is too short", `${first.replaceAll(" ", "-")}\nshort`],
    ["three of them", Array(3).fill(first.replaceAll(" ", "-")).join("\n")],
  ])("is not read from a file with %s", async (_what, text) => {
    const dataDir = await temporaryFolder();
    await writeFile(join(dataDir, "secret.key"), text);
    expect(() => readSecretKeys({ dataDir, secretKey: null, secretKeyPrevious: null })).toThrow(
      /secret\.key/,
    );
  });
});

describe("a token", () => {
  const now = 1_800_000_000_000;
  const session = { id: "session", accountId: "account", createdAt: now, expiresAt: now + 60_000 };
  const tokens = (...keys: [string, ...string[]]) => createTokens(keys, () => now);

  test("names its key, and is believed by that key alone", () => {
    const token = tokens(first).sign(session);
    expect(kidOf(token)).toBe(keyId(first));
    expect(tokens(second, first).verify(token)).toEqual({ sessionId: "session", accountId: "account" });
    expect(() => tokens(second).verify(token)).toThrow(/sign in again/);
    const claims = jwt.decode(token) as object;
    const swapped = jwt.sign(claims, first, {
      header: { alg: "HS256", typ: "session+jwt", kid: keyId(second) },
    });
    expect(() => tokens(second, first).verify(swapped)).toThrow(/sign in again/);
  });

  test("says nothing of the key but which one it is", () => {
    const token = tokens(first).sign(session);
    const { header, payload } = jwt.decode(token, { complete: true }) ?? { header: {}, payload: {} };
    expect(header).toEqual({ alg: "HS256", typ: "session+jwt", kid: expect.stringMatching(/^[\w-]{12}$/) });
    expect(Object.keys(payload).sort()).toEqual(["aud", "exp", "iat", "iss", "nbf", "sid", "sub"]);
  });

  test.each(["iss", "aud", "sub", "sid", "iat", "nbf", "exp"])("without %s is none", (claim) => {
    const claims: Record<string, unknown> = { ...(jwt.decode(tokens(first).sign(session)) as object) };
    delete claims[claim];
    const header = { alg: "HS256", typ: "session+jwt", kid: keyId(first) } as const;
    const token = jwt.sign(claims, first, { header, noTimestamp: claim === "iat" });
    expect(() => tokens(first).verify(token)).toThrow(/sign in again/);
  });
});

function rotate(environment: Record<string, string>) {
  const { SECRET_KEY: _, ...rest } = process.env;
  return run(process.execPath, [join(root, "src/rotate-key.ts")], {
    cwd: environment.DATA_DIR,
    env: { ...rest, ...environment },
  });
}

function kidOf(token: string): string | undefined {
  return jwt.decode(token, { complete: true })?.header.kid;
}
