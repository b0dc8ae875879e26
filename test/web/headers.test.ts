import { describe, expect, test } from "vitest";
import { type RunningApp, startApp } from "../app.ts";
import { expectCareful } from "./careful.ts";

/** Every kind of answer that there is. */
const answers: [string, string, RequestInit][] = [
  ["a page", "/sign-in", {}],
  ["a page that is not there", "/nowhere", {}],
  ["a redirect", "/chat", {}],
  ["a refused form", "/sign-in", { method: "POST", body: new URLSearchParams({ email: "x" }) }],
  ["a form from another site", "/sign-in", { method: "POST", headers: { origin: "https://evil.example" } }],
  ["a broken address", "/%ff", {}],
  ["JSON", "/api/receivers", {}],
  ["JSON that is not there", "/api/nowhere", {}],
  [
    "broken JSON",
    "/api/sessions",
    { method: "POST", headers: { "content-type": "application/json" }, body: "{" },
  ],
  ["a file", "/icon.svg", {}],
  ["a built file", "SCRIPT", {}],
  ["a health check", "/healthz", {}],
  ["an answer without body", "/sign-in", { method: "HEAD" }],
  ["a question about methods", "/sign-in", { method: "OPTIONS" }],
];

describe("every answer", () => {
  test("tells the browser to be careful", async () => {
    const app = await startApp();
    for (const [what, path, init] of answers) {
      const { headers } = await ask(app, path, init);
      expectCareful(headers, what);
      expect(headers.get("x-request-id"), what).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test("is kept by nobody, unless it is a file", async () => {
    const app = await startApp();
    for (const [what, path, init] of answers.filter(([what]) => !what.includes("file"))) {
      const { headers } = await ask(app, path, init);
      expect(headers.get("cache-control"), what).toBe("no-store");
      expect(headers.get("etag"), what).toBeNull();
    }
  });

  test("is told to stay on https only where that is the public address", async () => {
    const plain = await startApp();
    expect((await ask(plain, "/sign-in")).headers.get("strict-transport-security")).toBeNull();
    const secure = await startApp({ config: { publicUrl: "https://chat.example.org" } });
    const { headers } = await ask(secure, "/nowhere");
    expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
    expect(headers.get("content-security-policy")).toContain("wss://chat.example.org");
  });

  test("names no host that could change its meaning", async () => {
    const app = await startApp();
    const { headers } = await ask(app, "/sign-in", { headers: { "x-forwarded-host": "a; script-src *" } });
    expect(headers.get("content-security-policy")).not.toContain("script-src *");
  });
});

describe("files", () => {
  test("with a hash in their name may be kept for ever, others for a while", async () => {
    const app = await startApp();
    expect((await ask(app, "SCRIPT")).headers.get("cache-control")).toBe(
      "public, max-age=31536000, immutable",
    );
    for (const path of ["/icon.svg", "/build/manifest.json"]) {
      expect((await ask(app, path)).headers.get("cache-control")).toBe("public, max-age=3600");
    }
  });

  test("beside the public ones are not served", async () => {
    const app = await startApp();
    const hidden = [
      "/.env",
      "/build/.secret",
      "/../package.json",
      "/%2e%2e/package.json",
      "/..%2fpackage.json",
      "SCRIPT.map",
    ];
    for (const path of [...hidden, "/build", "/css/"]) {
      const answer = await ask(app, path);
      expect([403, 404], path).toContain(answer.status);
      expect(await answer.text(), path).not.toContain('"dependencies"');
    }
  });
});

describe("what is large", () => {
  test("travels compressed", async () => {
    const app = await startApp();
    for (const path of ["/sign-in", "SCRIPT"]) {
      const answer = await ask(app, path, { headers: { "accept-encoding": "gzip" } });
      expect(answer.headers.get("content-encoding")).toBe("gzip");
      expect(answer.headers.get("vary")).toContain("Accept-Encoding");
    }
  });
});

/** `SCRIPT` stands for the page's script, whose name the build makes. */
async function ask(app: RunningApp, path: string, init: RequestInit = {}): Promise<Response> {
  const { script } = await (await fetch(`${app.url}/build/manifest.json`)).json();
  return fetch(app.url + path.replace("SCRIPT", script), { ...init, redirect: "manual" });
}
