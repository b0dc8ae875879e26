import { globSync, readFileSync } from "node:fs";
import { METHODS } from "node:http";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startApp } from "../app.ts";
import { exchange, requestBytes } from "../fuzz/exchange.ts";

const root = join(import.meta.dirname, "../..");

/** Files that lie beside what is served, here or where it is often put. */
const files = [
  ...[".env", ".env.example", ".env.local", ".git/HEAD", ".git/config", ".gitignore", ".npmrc", ".DS_Store"],
  ...[
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "biome.json",
    "knip.json",
    "README.md",
    "LICENSE",
  ],
  ...[
    "SECURITY.md",
    "docs/protocol.md",
    "Dockerfile",
    "compose.yaml",
    "src/main.ts",
    "src/config.ts",
    "dist/main.js",
  ],
  ...[
    "views/document.tsx",
    "public/icon.svg",
    "node_modules/express/package.json",
    "tools/build.ts",
    "test/app.ts",
  ],
  ...[
    "data/parley.db",
    "data/secret.key",
    "parley.db",
    "parley.db-wal",
    "secret.key",
    "setup.token",
    "lock.db",
  ],
  ...[
    "index.html",
    "index.js",
    "server.js",
    "app.log",
    "backup.zip",
    "backup.sql",
    "dump.tar.gz",
    "id_rsa",
    ".htpasswd",
  ],
];

/** Ways to get from what is served to what is not. */
const ways = [
  ...["/", "/css/", "/build/", "/public/", "/api/", "//", "/./", "/../", "/css/../../", "/build/../../"],
  ...["/%2e%2e/", "/css/%2e%2e/%2e%2e/", "/css/..%2f..%2f", "/css/..%5c..%5c", "/css/....//....//", "/%00/"],
];

const servants = [
  ...[
    "/css",
    "/css/",
    "/build",
    "/build/",
    "/socket.io/socket.io.js",
    "/metrics",
    "/debug",
    "/debug/vars",
    "/admin",
  ],
  ...[
    "/admin/",
    "/server-status",
    "/status",
    "/actuator/env",
    "/actuator/heapdump",
    "/graphql",
    "/swagger.json",
  ],
  ...[
    "/phpinfo.php",
    "/wp-login.php",
    "/.well-known/",
    "/cgi-bin/",
    "/console",
    "/trace",
    "/__inspect",
    "/json/list",
  ],
];

/** What editors, builds and servers leave beside a file. */
const besides = [
  ".map",
  "~",
  ".bak",
  ".old",
  ".orig",
  ".swp",
  ".gz",
  ".br",
  ".ts",
  "%00.svg",
  "::$DATA",
  "/",
  ".",
];

describe("nothing is served but what is meant to be", () => {
  test("no source, no map, no backup, no dotfile, no settings and no data", async () => {
    const { url } = await startApp();
    const served = globSync("**/*.{css,js,svg}", { cwd: join(root, "public") });
    const paths = [
      ...ways.flatMap((way) => files.map((file) => way + file)),
      ...servants,
      ...served.flatMap((file) => besides.map((beside) => `/${file}${beside}`)),
    ];
    expect(paths.length).toBeGreaterThan(700);
    const port = Number(new URL(url).port);
    const hits: string[] = [];
    // One after another would wait for the network most of the time.
    for (let at = 0; at < paths.length; at += 20) {
      const some = paths.slice(at, at + 20).map(async (path) => {
        const { status } = await exchange(port, requestBytes("GET", path, {}), { isWhole: true });
        if (status === null || status < 400) hits.push(`${path}: ${status}`);
      });
      await Promise.all(some);
    }
    expect(hits).toEqual([]);
  });

  test("what is meant to be is, so that the list above could find something", async () => {
    const { url } = await startApp();
    const port = Number(new URL(url).port);
    const { status, text } = await exchange(port, requestBytes("GET", "/icon.svg", {}), { isWhole: true });
    expect(status).toBe(200);
    expect(text).toContain(readFileSync(join(root, "public/icon.svg"), "utf8").slice(0, 30));
  });
});

describe("a method that nobody uses", () => {
  const used = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
  const unused = [...METHODS.filter((method) => !used.has(method)), "TRACK", "DEBUG", "FOO", "get", "GETT"];

  test("is refused everywhere, and sends nothing back of what came", async () => {
    const { url } = await startApp();
    const port = Number(new URL(url).port);
    for (const method of unused) {
      for (const path of ["/", "/api/me", "/icon.svg", "/socket.io/?EIO=4&transport=polling"]) {
        const { status, text } = await exchange(
          port,
          requestBytes(method, path, { "x-canary": "do-not-echo" }),
        );
        expect(status === null || (status >= 400 && status < 500), `${method} ${path}: ${status}`).toBe(true);
        expect(text, `${method} ${path}`).not.toContain("do-not-echo");
      }
    }
  });
});
