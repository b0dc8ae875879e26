import { chmod, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { call, password, setupToken, startApp, temporaryFolder } from "../app.ts";
import { keptLog } from "../logs/kept-log.ts";
import { refusedStart } from "../program/program.ts";

const goodKey = "a key of more than thirty-two bytes, as good as any";
const fileKey = goodKey.replaceAll(" ", "-");

describe("a secret key that is set", () => {
  test.each([
    [
      "is short",
      "31 bytes are one byte too short.".slice(0, 31),
      "SECRET_KEY must be at least 32 bytes long.",
    ],
    ["begins with a space", ` ${goodKey}`, "SECRET_KEY must not begin or end with a space."],
    ["ends with a line break", `${goodKey}\n`, "SECRET_KEY must not begin or end with a space."],
    ["is nothing but spaces", " ".repeat(40), "SECRET_KEY must not begin or end with a space."],
    ["is one character", "a".repeat(64), "SECRET_KEY must not be the same few characters again and again."],
    ["is a pattern", "0123".repeat(16), "SECRET_KEY must not be the same few characters again and again."],
  ])("and %s is refused", (_what, key, sentence) => {
    expect(() => readConfig({ SECRET_KEY: key })).toThrow(sentence);
  });

  test.each([
    ["has spaces within", goodKey],
    ["is 32 bytes of hexadecimal digits", "00112233445566778899aabbccddeeff"],
    ["counts bytes, not characters", "schlüssel äöüß schlüssel öä"],
  ])("and %s will do", (_what, key) => {
    expect(readConfig({ SECRET_KEY: key }).secretKey).toBe(key);
  });

  test("and is empty counts as not set: one is made", async () => {
    const dataDir = await temporaryFolder();
    expect(readConfig({ SECRET_KEY: "" }).secretKey).toBeNull();
    await startApp({ dataDir });
    expect(await readFile(join(dataDir, "secret.key"), "utf8")).toMatch(/^[\w-]{43}$/);
  });
});

describe("a secret in the data folder", () => {
  test.each([
    ["secret.key", "", "is too short"],
    ["secret.key", "   \n\n", "is too short"],
    ["secret.key", "shorter than thirty-two bytes", "at least 32 bytes"],
    ["setup.token", "", "is too short"],
    ["setup.token", "guess", "is too short"],
  ])("%s that holds %j is refused with its name", async (name, content, sentence) => {
    const dataDir = await temporaryFolder();
    await writeFile(join(dataDir, name), content);
    const start = startApp({ dataDir, config: { setupToken: null } });
    await expect(start).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining(sentence),
    });
    await expect(start).rejects.toThrow(join(dataDir, name));
  });

  test("that cannot be read is named in one sentence, and nothing is listened on", async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "secret.key"));
    const { code, said } = await refusedStart(folder);
    expect([code, said]).toEqual([1, `The secret in ${join(folder, "secret.key")} cannot be read.`]);
  });

  test("that others could read is closed to them, and works on", async () => {
    const dataDir = await temporaryFolder();
    const file = join(dataDir, "secret.key");
    await writeFile(file, fileKey);
    await chmod(file, 0o666);
    await startApp({ dataDir });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, "utf8")).toBe(fileKey);
  });
});

describe("the data folder", () => {
  test("that others may look into is told of in the log", async () => {
    const dataDir = await temporaryFolder();
    await chmod(dataDir, 0o755);
    const { log, lines } = keptLog("warn");
    await startApp({ dataDir, options: { log } });
    const [warning] = lines();
    expect(warning?.msg).toBe("Other users of this machine may look into the data folder");
    expect(warning?.open).toContain(dataDir);
  });

  test("that is closed to them is no news", async () => {
    const kept = keptLog("warn");
    const before = process.umask(0o077); // As the program does when it starts.
    try {
      await startApp({ dataDir: await temporaryFolder(), options: { log: kept.log } });
    } finally {
      process.umask(before);
    }
    expect(kept.text()).toBe("");
  });
});

describe("the setup link", () => {
  test("makes one owner, once, also when two use it at the same moment", async () => {
    const app = await startApp();
    const attempts = await Promise.all(
      ["Olga", "Eve"].map((name) => {
        const body = { name, email: `${name}@people.example`, password, role: "receiver", setupToken };
        return call(app.url, "POST", "/api/accounts", { body });
      }),
    );
    expect(attempts.map(({ status }) => status).sort()).toEqual([201, 403]);
    expect((await call(app.url, "GET", `/setup?token=${setupToken}`)).status).toBe(403);
  });

  test("is none without its token, nor with nearly its token", async () => {
    const app = await startApp();
    for (const token of [
      "",
      setupToken.slice(0, -1),
      `${setupToken}x`,
      setupToken.toUpperCase(),
      "undefined",
    ]) {
      const body = {
        name: "Eve",
        email: "eve@people.example",
        password,
        role: "receiver",
        setupToken: token,
      };
      expect((await call(app.url, "POST", "/api/accounts", { body })).status, token).toBe(403);
      expect((await call(app.url, "GET", `/setup?token=${token}`)).status, token).toBe(403);
    }
    expect(await app.accounts.needsSetup()).toBe(true);
  });
});
