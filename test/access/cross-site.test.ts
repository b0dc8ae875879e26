import { expect, test } from "vitest";
import type { Access } from "../../src/access/access.ts";
import { routes } from "../../src/access/routes.ts";
import { faultTimeoutMs } from "../faults/extent.ts";
import { candidatesFor } from "./matrix/candidates.ts";
import { examples } from "./matrix/examples.ts";
import type { Actor, World } from "./matrix/world.ts";
import { watchedWorld } from "./watched-world.ts";

type Headers = Record<string, string>;

const form = "application/x-www-form-urlencoded";
const evil = "https://evil.example";
const foreign = { origin: evil, "sec-fetch-site": "cross-site" };

/** How another site can have somebody's browser ask, with their cookie. */
const tricks: [string, Headers][] = [
  [
    "a form",
    { ...foreign, "content-type": form, "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" },
  ],
  ["a form of several parts", { ...foreign, "content-type": "multipart/form-data; boundary=x" }],
  ["a form in an old browser", { origin: evil, "content-type": form }],
  ["a form in a sandbox", { origin: "null", "content-type": form }],
  ["a form without an origin", { "sec-fetch-site": "cross-site", "content-type": form }],
  ["a form that says nothing", { "content-type": form }],
  ["a text that is JSON", { ...foreign, "content-type": "text/plain" }],
  ["a text that is JSON, in an old browser", { origin: evil, "content-type": "text/plain" }],
  ["JSON", { ...foreign, "content-type": "application/json" }],
  ["JSON that says nothing", { "content-type": "application/json" }],
  ["JSON under another name", { ...foreign, "content-type": "application/csp-report" }],
  ["a beacon", { ...foreign, "content-type": "text/plain;charset=UTF-8", "sec-fetch-mode": "no-cors" }],
  [
    "a neighbour's form",
    { origin: "http://other.localhost", "sec-fetch-site": "same-site", "content-type": form },
  ],
  ["a neighbour that sends no origin", { "sec-fetch-site": "same-site", "content-type": form }],
  ["a method put in a header", { ...foreign, "content-type": form, "x-http-method-override": "DELETE" }],
  [
    "a page that claims another host",
    { ...foreign, "content-type": form, "x-forwarded-host": "evil.example" },
  ],
];

/** How it can have it look: pictures, links, frames. */
const looks: [string, Headers][] = [
  ["a picture", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image" }],
  ["a link", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }],
  ["a script", { "sec-fetch-site": "cross-site", "sec-fetch-dest": "script" }],
  ["a fetch", { ...foreign, "sec-fetch-mode": "cors" }],
  ["an old browser", {}],
];

/** Reports of the content policy come from browsers as they are, and are believed in nothing. */
const open = new Set(["POST /csp-reports"]);

test(
  "another site can have nothing done in somebody's name, whatever it makes their browser send",
  async () => {
    const { world, database } = await watchedWorld();
    const done: string[] = [];
    let checks = 0;
    for (const [name, access] of unsafeRoutes()) {
      const actor = actorFor(world, access);
      const fields = await fieldsOf(world, actor, name, access);
      for (const [trick, headers] of tricks) {
        const before = database.state();
        const { status } = await send(world, name, actor, fields, headers);
        checks += 1;
        if (status !== 403 || database.state() !== before) done.push(`${name} by ${trick}: ${status}`);
      }
    }
    console.info(`${checks} requests in somebody's name: ${done.length} done.`);
    expect(done).toEqual([]);
  },
  faultTimeoutMs,
);

test(
  "looking changes nothing, whoever has it looked at",
  async () => {
    const { world, database } = await watchedWorld();
    const changed: string[] = [];
    let checks = 0;
    for (const [name, access] of Object.entries<Access>(routes)) {
      const actor = actorFor(world, access);
      const fields = await fieldsOf(world, actor, name, access);
      for (const [look, headers] of looks) {
        for (const method of ["GET", "HEAD", "OPTIONS"]) {
          const before = database.state();
          await send(world, `${method} ${name.split(" ")[1]}`, actor, fields, headers);
          checks += 1;
          if (database.state() !== before) changed.push(`${method} ${name} by ${look}`);
        }
      }
    }
    console.info(`${checks} looks: ${changed.length} changed something.`);
    expect(changed).toEqual([]);
  },
  faultTimeoutMs,
);

function unsafeRoutes(): [string, Access][] {
  return Object.entries<Access>(routes).filter(([name]) => !name.startsWith("GET ") && !open.has(name));
}

/** Somebody who may do it, so that it is the site that is refused and not they. */
function actorFor({ actors }: World, { who }: Access): Actor {
  const name = who === "owner" ? "owner" : who === "receivers" ? "receiver" : "sender";
  const actor = actors.find((one) => one.name === name);
  if (!actor) throw new Error(`There is no ${name}.`);
  return actor;
}

async function fieldsOf(world: World, actor: Actor, name: string, { names = {} }: Access) {
  const fields: Record<string, unknown> = { ...examples[name]?.payload?.(actor, world) };
  for (const [field, named] of Object.entries(names)) {
    const [candidate] = await candidatesFor(named, world, actor);
    fields[field] = candidate?.value;
  }
  return fields;
}

function send(
  { url }: World,
  name: string,
  { token }: Actor,
  fields: Record<string, unknown>,
  headers: Headers,
): Promise<Response> {
  const [method = "", pattern = ""] = name.split(" ");
  const path = pattern.replaceAll(/:(\w+)/g, (_, field: string) => encodeURIComponent(String(fields[field])));
  const hasBody = method !== "GET" && method !== "HEAD";
  return fetch(url + path, {
    method,
    redirect: "manual",
    headers: { ...headers, cookie: `session=${token}` },
    ...(hasBody && { body: bodyOf(fields, headers["content-type"]) }),
  });
}

function bodyOf(fields: Record<string, unknown>, type: string | undefined): string {
  if (type !== form) return JSON.stringify(fields);
  const texts = Object.entries(fields).map(([name, value]) => [name, String(value)]);
  return new URLSearchParams(Object.fromEntries(texts)).toString();
}
