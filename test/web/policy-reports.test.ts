import { Writable } from "node:stream";
import pino from "pino";
import { describe, expect, test } from "vitest";
import { startApp } from "../app.ts";

const stopped = {
  "csp-report": {
    "document-uri": "https://chat.example.org/join?invitation=very-secret",
    "violated-directive": "script-src-elem",
    "effective-directive": "script-src-elem",
    "blocked-uri": "https://evil.example/x.js?stolen=very-secret",
    "source-file": "https://chat.example.org/build/chat-ABCDEFGH.js?very-secret",
    "line-number": 7,
    "script-sample": "very-secret words of somebody",
  },
};

describe("what a browser stopped on our pages", () => {
  test("stands in the log, without anything private", async () => {
    const { url, lines } = await start();
    expect((await report(url, "application/csp-report", stopped)).status).toBe(204);
    expect(lines().map(({ directive, blocked, page, file }) => ({ directive, blocked, page, file }))).toEqual(
      [
        {
          directive: "script-src-elem",
          blocked: "https://evil.example",
          page: "/join",
          file: "/build/chat-ABCDEFGH.js",
        },
      ],
    );
    expect(JSON.stringify(lines())).not.toContain("secret");
  });

  test("is only believed in the shape that browsers give it", async () => {
    const { url, lines } = await start();
    const wrong: [string, unknown][] = [
      ["application/json", stopped],
      ["application/csp-report", {}],
      ["application/csp-report", { "csp-report": { "violated-directive": "a\nb" } }],
      ["application/csp-report", [stopped]],
    ];
    for (const [type, body] of wrong) expect((await report(url, type, body)).status).toBe(400);
    expect((await report(url, "application/csp-report", { "csp-report": "x".repeat(17_000) })).status).toBe(
      413,
    );
    expect(lines()).toEqual([]);
  });

  test("is taken a limited number of times, so that nobody fills the log", async () => {
    const { url, lines } = await start({ rateLimitScale: 0.1 });
    const statuses: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      statuses.push((await report(url, "application/csp-report", stopped)).status);
    }
    expect(statuses).toEqual([204, 204, 204, 204, 204, 204, 429, 429]);
    expect(lines()).toHaveLength(6);
  });
});

async function start(config: { rateLimitScale?: number } = {}) {
  let written = "";
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += chunk;
      done();
    },
  });
  const { url } = await startApp({ config, options: { log: pino({ level: "warn" }, stream) } });
  const lines = () =>
    written
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line))
      .filter(({ directive }) => directive !== undefined);
  return { url, lines };
}

function report(url: string, type: string, body: unknown): Promise<Response> {
  return fetch(`${url}/csp-reports`, {
    method: "POST",
    headers: { "content-type": type },
    body: JSON.stringify(body),
  });
}
