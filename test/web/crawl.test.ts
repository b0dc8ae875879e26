import { globSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { routes } from "../../src/access/routes.ts";
import { type RunningApp, type Somebody, startApp } from "../app.ts";
import { expectCareful } from "./careful.ts";
import { sendRaw } from "./raw.ts";

const publicDir = join(import.meta.dirname, "../../public");

/** Over https, as people use it, so that the header that belongs to https is expected everywhere too. */
const settings = { publicUrl: "https://chat.example.org" };

interface Answer {
  status: number;
  headers: Headers;
}

test("every answer that anybody can get carries the headers", async () => {
  const app = await startApp({ config: settings });
  const people = [undefined, await app.owner(), await app.sender("Sam Okoro")];
  const seen: { what: string; answer: Answer }[] = [];
  for (const somebody of people) {
    seen.push(...(await askEveryRoute(app, somebody)), ...(await followEveryLink(app, somebody)));
  }
  seen.push(
    ...(await askEveryFile(app)),
    ...(await askSockets(app, people[1])),
    ...(await sendNonsense(app)),
  );

  for (const { what, answer } of seen) {
    expectCareful(answer.headers, what);
    expect(answer.headers.get("strict-transport-security"), what).toBe("max-age=31536000");
    expect(answer.status, what).toBeLessThan(500);
    if (!what.startsWith("file ")) expect(answer.headers.get("cache-control"), what).toBe("no-store");
  }
  const statuses = new Set(seen.map(({ answer }) => answer.status));
  console.info(`The crawl: ${seen.length} answers, of ${[...statuses].sort().join(", ")}.`);
  expect(seen.length).toBeGreaterThan(400);
  const every = [200, 201, 303, 400, 401, 403, 404, 405, 413, 431];
  expect([...statuses]).toEqual(expect.arrayContaining(every));
});

type Seen = { what: string; answer: Answer }[];

/** Each route by its own verb and by two more, with nothing, with an empty body and with a broken one. */
async function askEveryRoute(app: RunningApp, somebody: Somebody | undefined): Promise<Seen> {
  const asked = Object.keys(routes).filter((name) => !endsSessions.has(name));
  return inTurn(asked, async (name) => {
    const [method = "", path = ""] = name.split(" ");
    const address = path.replaceAll(/:\w+/g, "none");
    const tries: [string, RequestInit][] = [
      [method, {}],
      ["HEAD", {}],
      ["OPTIONS", {}],
    ];
    if (method !== "GET")
      tries.push([method, { body: "{}", headers: json }], [method, { body: "{", headers: json }]);
    return inTurn(tries, async ([verb, init]) => [await ask(app, verb, address, somebody, init)]);
  });
}

const json = { "content-type": "application/json" };

/** They would end the very session that is crawled with. */
const endsSessions = new Set(["POST /sign-out", "DELETE /api/sessions/current"]);

/** From the front door and the chat, wherever a link, a style, a script or an icon leads within the place. */
async function followEveryLink(app: RunningApp, somebody: Somebody | undefined): Promise<Seen> {
  const seen: Seen = [];
  const found = ["/", "/chat", "/nowhere", "/%ff", "/chat/none"];
  for (const path of found) {
    const response = await fetch(app.url + path, { redirect: "manual", headers: signedIn(somebody) });
    seen.push({ what: `${isFile(path) ? "file " : ""}GET ${path}`, answer: response });
    const html = response.headers.get("content-type")?.startsWith("text/html") ? await response.text() : "";
    const links = [...html.matchAll(/(?:href|src|action)="(\/[^"#?]*)/g)].map(([, link = ""]) => link);
    const onward = response.headers.get("location")?.split("?", 1) ?? [];
    for (const link of [...onward, ...links]) if (!found.includes(link)) found.push(link);
  }
  return seen;
}

async function askEveryFile(app: RunningApp): Promise<Seen> {
  const files = globSync("**/*.*", { cwd: publicDir });
  expect(files.length).toBeGreaterThan(10);
  return inTurn(files, async (file) => {
    const whole = await ask(app, "GET", `/${file}`, undefined);
    const etag = whole.answer.headers.get("etag") ?? "";
    const again = await ask(app, "GET", `/${file}`, undefined, { headers: { "if-none-match": etag } });
    const part = await ask(app, "GET", `/${file}`, undefined, { headers: { range: "bytes=999999999-" } });
    return [whole, again, part].map(({ answer }) => ({ what: `file ${file}`, answer }));
  });
}

/** Engine.IO answers these, not we. */
async function askSockets(app: RunningApp, somebody: Somebody | undefined): Promise<Seen> {
  const path = "/socket.io/?EIO=4&transport=polling";
  const opened = await fetch(app.url + path);
  const { sid } = JSON.parse((await opened.clone().text()).slice(1));
  const seen: Seen = [{ what: "a polling handshake", answer: opened }];
  const session = `${path}&sid=${sid}`;
  const send = (body: string) =>
    ask(app, "POST", session, undefined, { body, headers: { "content-type": "text/plain" } });
  seen.push(await send(`40${JSON.stringify({ token: somebody?.token })}`));
  seen.push(await ask(app, "GET", session, undefined));
  for (const verb of ["PUT", "OPTIONS", "DELETE"]) seen.push(await ask(app, verb, session, undefined));
  seen.push(await send("x".repeat(100_000)));
  for (const query of [
    "",
    "?EIO=3&transport=polling",
    "?EIO=4&transport=carrier-pigeon",
    "?EIO=4&transport=websocket",
    "?EIO=4&transport=polling&sid=none",
  ]) {
    seen.push(await ask(app, "GET", `/socket.io/${query}`, undefined));
    seen.push(await ask(app, "POST", `/socket.io/${query}`, undefined));
  }
  return seen;
}

/** What no client sends, and what is no request at all. */
async function sendNonsense(app: RunningApp): Promise<Seen> {
  const host = `Host: ${new URL(app.url).host}`;
  const close = `${host}\r\nConnection: close`;
  const upgrade = `${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13`;
  const key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
  const socket = "/socket.io/?EIO=4&transport=websocket";
  const bytes = [
    "hello\r\n\r\n",
    "GET / HTTP/1.1\r\n\r\n",
    `GET / HTTP/9.9\r\n${close}\r\n\r\n`,
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    `TRACE / HTTP/1.1\r\n${close}\r\n\r\n`,
    `TRACE /socket.io/ HTTP/1.1\r\n${close}\r\n\r\n`,
    `TRACK / HTTP/1.1\r\n${close}\r\n\r\n`,
    `PROPFIND / HTTP/1.1\r\n${close}\r\n\r\n`,
    `GET / HTTP/1.1\r\n${close}\r\nX: ${"x".repeat(20_000)}\r\n\r\n`,
    `GET / HTTP/1.1\r\n${close}\r\nX: a\rb\r\n\r\n`,
    `POST /api/sessions HTTP/1.1\r\n${close}\r\nContent-Length: x\r\n\r\n`,
    `POST /api/sessions HTTP/1.1\r\n${close}\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`,
    `POST /api/sessions HTTP/1.1\r\n${close}\r\nExpect: miracles\r\nContent-Length: 2\r\n\r\n{}`,
    `POST /api/sessions HTTP/1.1\r\n${close}\r\nContent-Type: application/json\r\nContent-Length: 70000\r\n\r\n${" ".repeat(70_000)}`,
    `POST /api/sessions HTTP/1.1\r\n${close}\r\nContent-Type: application/json\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\n{}`,
    `GET /elsewhere HTTP/1.1\r\n${upgrade}\r\n${key}\r\n\r\n`,
    `GET /socket.io/ HTTP/1.1\r\n${upgrade}\r\n${key}\r\n\r\n`,
    `GET ${socket} HTTP/1.1\r\n${upgrade}\r\nSec-WebSocket-Key: short\r\n\r\n`,
    `GET ${socket} HTTP/1.1\r\n${upgrade.replace("Version: 13", "Version: 1")}\r\n${key}\r\n\r\n`,
    `GET ${socket}&sid=none HTTP/1.1\r\n${upgrade}\r\n${key}\r\n\r\n`,
    `POST ${socket} HTTP/1.1\r\n${upgrade}\r\n${key}\r\n\r\n`,
  ];
  return inTurn(bytes, async (text) => {
    const what = JSON.stringify(text.slice(0, 120));
    return [{ what, answer: await sendRaw(app.url, text) }];
  });
}

async function ask(
  app: RunningApp,
  method: string,
  path: string,
  somebody: Somebody | undefined,
  init: RequestInit = {},
): Promise<Seen[number]> {
  const headers = { ...signedIn(somebody), ...init.headers };
  const answer = await fetch(app.url + path, { ...init, method, headers, redirect: "manual" });
  await answer.arrayBuffer();
  return { what: `${method} ${path}`, answer };
}

function signedIn(somebody: Somebody | undefined): Record<string, string> {
  return somebody ? { cookie: `__Host-session=${somebody.token}`, "sec-fetch-site": "same-origin" } : {};
}

function isFile(path: string): boolean {
  return /\.\w+$/.test(path);
}

async function inTurn<T>(items: T[], each: (item: T) => Promise<Seen>): Promise<Seen> {
  const seen: Seen = [];
  for (const item of items) seen.push(...(await each(item)));
  return seen;
}
