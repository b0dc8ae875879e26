import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";

const longKey = "a key of these tests, long enough to sign";

describe("settings", () => {
  test("none are needed", () => {
    expect(readConfig({})).toEqual({
      host: "127.0.0.1",
      port: 3000,
      publicUrl: null,
      dataDir: "./data",
      secretKey: null,
      secretKeyPrevious: null,
      setupToken: null,
      push: { isOn: true, hosts: null },
      passwordCost: 12,
      rateLimitScale: 1,
      trustProxy: 0,
      tls: null,
      files: { file: 25_000_000, own: 1_000_000_000, all: 20_000_000_000, left: 200_000_000 },
      logLevel: "info",
    });
  });

  test("an empty one counts as not set", () => {
    expect(readConfig({ PORT: "", PUBLIC_URL: "" })).toEqual(readConfig({}));
  });

  test("a public address is kept as an origin", () => {
    expect(readConfig({ PUBLIC_URL: "https://chat.example.org/" }).publicUrl).toBe(
      "https://chat.example.org",
    );
  });

  test.each(["http://localhost:3000", "http://127.0.0.1", "http://[::1]:3000", "http://chat.localhost"])(
    "this machine's own address %s needs no https",
    (url) => {
      expect(readConfig({ PUBLIC_URL: url }).publicUrl).toBe(url);
    },
  );

  test("while it is being developed, the program may be reached over http", () => {
    const publicUrl = "http://chat.example.org";
    expect(readConfig({ PUBLIC_URL: publicUrl, NODE_ENV: "development" })).toMatchObject({ publicUrl });
  });

  test.each([
    [{ PORT: "http" }, "PORT must be a whole number from 0 to 65535."],
    [{ PORT: "65536" }, "PORT must be a whole number from 0 to 65535."],
    [{ PORT: "-1" }, "PORT must be a whole number from 0 to 65535."],
    [
      { PUBLIC_URL: "chat.example.org" },
      "PUBLIC_URL must be an address like https://chat.example.org, without a path.",
    ],
    [{ PUBLIC_URL: "https://x.example/chat" }, "PUBLIC_URL must be an address"],
    [{ PUBLIC_URL: "http://chat.example.org" }, "PUBLIC_URL must begin with https"],
    [{ PUBLIC_URL: "http://192.0.2.1:3000", NODE_ENV: "production" }, "PUBLIC_URL must begin with https"],
    [{ PUBLIC_URL: "http://127.0.0.1.example.org" }, "PUBLIC_URL must begin with https"],
    [{ PUBLIC_URL: "javascript:alert(1)" }, "PUBLIC_URL must be an address"],
    [{ SECRET_KEY: "short" }, "SECRET_KEY must be at least 32 bytes long."],
    [
      { SECRET_KEY: longKey, SECRET_KEY_PREVIOUS: "short" },
      "SECRET_KEY_PREVIOUS must be at least 32 bytes long.",
    ],
    [
      { SECRET_KEY_PREVIOUS: longKey },
      "SECRET_KEY_PREVIOUS goes with SECRET_KEY: without it the keys are kept in DATA_DIR.",
    ],
    [{ SETUP_TOKEN: "guess" }, "SETUP_TOKEN must be at least 16"],
    [{ PASSWORD_COST: "9" }, "PASSWORD_COST must be at least 10"],
    [{ RATE_LIMIT_SCALE: "-1" }, "RATE_LIMIT_SCALE must be a number"],
    [{ TRUST_PROXY: "yes" }, "TRUST_PROXY must be"],
    [{ TLS_CERT: "cert.pem" }, "TLS_CERT and TLS_KEY belong together"],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL must be one of"],
    [{ DATABASE_URL: "postgres://x" }, "DATABASE_URL is for PostgreSQL"],
    [{ REDIS_URL: "redis://x" }, "REDIS_URL is for several processes"],
  ])("%j is refused with a sentence that names it", (environment, sentence) => {
    expect(() => readConfig(environment)).toThrow(sentence);
  });

  test("all that is wrong is told at once", () => {
    expect(() => readConfig({ PORT: "x", LOG_LEVEL: "loud" })).toThrow(/PORT.*\n.*LOG_LEVEL/);
  });

  test("a password cost below 10 is for tests alone", () => {
    expect(readConfig({ PASSWORD_COST: "4", NODE_ENV: "test" }).passwordCost).toBe(4);
  });

  test("a secret is never shown", () => {
    expect(() => readConfig({ SECRET_KEY: "hunter2", PORT: "x" })).not.toThrow("hunter2");
  });
});
