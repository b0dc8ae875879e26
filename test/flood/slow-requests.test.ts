import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { usualPatience } from "../../src/http/patience.ts";
import { get, startApp } from "../app.ts";
import { connect } from "../device.ts";
import { head, rawConnection } from "./raw.ts";

const patience = {
  headersMs: 300,
  requestMs: 500,
  betweenMs: 300,
  answerMs: 200,
  handshakeMs: 400,
  goodbyeMs: 200,
  lastAnswersMs: 500,
};

const upgrade = {
  Connection: "Upgrade",
  Upgrade: "websocket",
  "Sec-WebSocket-Version": 13,
  "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
};

describe("the server lets go of", () => {
  test("a connection that says nothing", async () => {
    const { url } = await startApp({ options: { patience } });
    expect(await (await rawConnection(url)).ended).toMatch(/^(HTTP\/1\.1 408|$)/);
  });

  test("headers that come drop by drop", async () => {
    const { url } = await startApp({ options: { patience } });
    const slow = await rawConnection(url);
    slow.send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    slow.drip("X-More: 1\r\n", 50);
    expect(await slow.ended).toMatch(/^HTTP\/1\.1 408/);
  });

  test.each([
    ["a form", "/sign-in", "application/x-www-form-urlencoded"],
    ["JSON", "/api/sessions", "application/json"],
  ])("%s that comes drop by drop", async (_what, path, type) => {
    const { url } = await startApp({ options: { patience } });
    const slow = await rawConnection(url);
    slow.send(head("POST", path, { "Content-Type": type, "Content-Length": 10_000 }));
    slow.drip("a", 50);
    expect(await slow.ended).toMatch(/^(HTTP\/1\.1 408|$)/);
  });

  test("a connection kept for later that is not used", async () => {
    const { url } = await startApp({ options: { patience } });
    const idle = await rawConnection(url);
    idle.send(head("GET", "/healthz"));
    expect(await idle.ended).toMatch(/^HTTP\/1\.1 200/);
  });

  test("whoever asks for much and reads nothing", async () => {
    const { url } = await startApp({ options: { patience } });
    const { script } = JSON.parse(
      readFileSync(join(import.meta.dirname, "../../public/build/manifest.json"), "utf8"),
    );
    const times = 200;
    const size = (await (await fetch(url + script)).text()).length;
    const greedy = await rawConnection(url);
    greedy.socket.pause();
    greedy.send(head("GET", script).repeat(times));
    const beside = await answersWithin(url, 1_500);
    greedy.socket.resume();
    expect((await greedy.ended).length).toBeLessThan(times * size);
    expect(beside).toBeGreaterThan(5);
  });

  test("an upgrade that is never finished", async () => {
    const { url } = await startApp({ options: { patience } });
    const half = await rawConnection(url);
    half.send(
      "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n",
    );
    expect(await half.ended).toMatch(/^HTTP\/1\.1 408/);
  });

  test("an upgrade to something that is not there", async () => {
    const { url } = await startApp({ options: { patience } });
    const lost = await rawConnection(url);
    lost.send(head("GET", "/elsewhere", upgrade));
    expect(await lost.ended).not.toMatch(/^HTTP\/1\.1 101/);
  });

  test("a WebSocket that never says who it is", async () => {
    const { url } = await startApp({ options: { patience } });
    const mute = await rawConnection(url);
    mute.send(head("GET", "/socket.io/?EIO=4&transport=websocket", upgrade));
    expect(await mute.ended).toMatch(/^HTTP\/1\.1 101/);
  });

  test("a polling line that never says who it is", async () => {
    const { url } = await startApp({ options: { patience } });
    const { sid, next } = await pollingLine(url);
    expect((await fetch(next)).status).toBe(200); // The word that it is over.
    expect((await fetch(`${url}/socket.io/?EIO=4&transport=polling&sid=${sid}`)).status).toBe(400);
  });

  test("a polling request whose body never ends", async () => {
    const { url } = await startApp({ options: { patience } });
    const { next } = await pollingLine(url);
    const dangling = await rawConnection(url);
    const { pathname, search } = new URL(next);
    dangling.send(head("POST", pathname + search, { "Content-Type": "text/plain", "Content-Length": 1_000 }));
    dangling.send("40");
    expect(await dangling.ended).toMatch(/^(HTTP\/1\.1 4|$)/);
  });

  test("a polling line that is upgraded and then not used", async () => {
    const { url } = await startApp({ options: { patience } });
    const { next } = await pollingLine(url);
    const { pathname, search } = new URL(next.replace("transport=polling", "transport=websocket"));
    const probe = await rawConnection(url);
    probe.send(head("GET", pathname + search, upgrade));
    expect(await probe.ended).toMatch(/^HTTP\/1\.1 101/);
  });
});

test("two hundred slow strangers keep nobody from the chat", async () => {
  const app = await startApp({ options: { patience: usualPatience } });
  const sam = await app.owner("Sam");
  for (let n = 0; n < 200; n += 1) {
    const slow = await rawConnection(app.url);
    slow.send("POST /api/sessions HTTP/1.1\r\nHost: 127.0.0.1\r\n");
  }
  expect(await get(app.url, "/api/me", sam.token)).toHaveProperty("account");
  expect((await connect(app.url, sam.token)).socket.connected).toBe(true);
});

async function pollingLine(url: string): Promise<{ sid: string; next: string }> {
  const answer = await fetch(`${url}/socket.io/?EIO=4&transport=polling`);
  const { sid } = JSON.parse((await answer.text()).slice(1));
  return { sid, next: `${url}/socket.io/?EIO=4&transport=polling&sid=${sid}` };
}

/** How often somebody else was answered meanwhile. */
async function answersWithin(url: string, ms: number): Promise<number> {
  const until = performance.now() + ms;
  let answers = 0;
  for (; performance.now() < until; answers += 1) await (await fetch(`${url}/healthz`)).text();
  return answers;
}
