import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Access } from "../../src/access/access.ts";
import { events } from "../../src/access/events.ts";
import { routes } from "../../src/access/routes.ts";
import type { Message } from "../../src/shared/model.ts";
import type { MessagePage } from "../../src/shared/protocol.ts";
import { get, password, startApp } from "../app.ts";
import { connect } from "../device.ts";
import { faultTimeoutMs } from "../faults/extent.ts";
import { askEvent, askRoute } from "./matrix/asking.ts";
import { candidatesFor } from "./matrix/candidates.ts";
import { examples } from "./matrix/examples.ts";
import { type Actor, newWorld, type World } from "./matrix/world.ts";
import { watchedWorld } from "./watched-world.ts";

/** What only the server says: who asks, as what, under which number, and when. */
function spoofs({ view }: Actor): [string, unknown][] {
  const other = view.counterpart;
  return [
    ...["accountId", "authorId", "senderId", "receiver", "userId", "sub", "from", "as"].map(
      (name): [string, unknown] => [name, other],
    ),
    ["role", "receiver"],
    ["owner", true],
    ["isOwner", 1],
    ["caller", { accountId: other, role: "receiver" }],
    ["account", { id: other, owner: true }],
    ["sid", "AAAAAAAAAAAAAAAAAAAAAA"],
    ["token", "AAAA"],
    ["id", `${view.own.id}.1`],
    ["seq", 1],
    ["kind", "system"],
    ["html", "<b>mine</b>"],
    ["at", 1],
    ["createdAt", 1],
    ["editedAt", 1],
    ["deletedAt", 1],
    ["expiresAt", 9_999_999_999_999],
    ["duplicate", true],
    ["connectionId", "x"],
  ];
}

test(
  "nobody passes for somebody else by saying so in a request",
  async () => {
    const { world, database } = await watchedWorld();
    const believed: string[] = [];
    let checks = 0;
    for (const [kind, name, access] of strictOperations()) {
      for (const actor of whoMay(world, access)) {
        for (const [field, value] of spoofs(actor)) {
          const good = await goodFields(world, actor, name, access);
          if (field in good || name.includes(`:${field}`)) continue;
          const before = database.state();
          const fields = { ...good, [field]: value };
          const { result } =
            kind === "event"
              ? await askEvent(world, name, actor, actor.token, fields)
              : await askRoute(world, name, actor.token, fields);
          checks += 1;
          if (result !== "invalid" || database.state() !== before)
            believed.push(`${name} ${field}: ${result}`);
        }
      }
    }
    console.info(`${checks} spoofed requests: ${believed.length} believed.`);
    expect(believed).toEqual([]);
  },
  faultTimeoutMs,
);

test("a form's other fields are as if they were not there", async () => {
  const app = await startApp();
  const world = await newWorld(app.url, app.dataDir);
  const sam = theOne(world, "sender");
  const others = Object.fromEntries(spoofs(sam).filter(([field]) => field !== "key"));
  const typed = { key: randomUUID(), text: "mine" };
  const sent = { ...others, id: sam.view.own.id, ...typed };
  await askRoute(world, "POST /chat/:id/messages", sam.token, sent);
  const message = await lastMessage(world, sam);
  expect(message).toMatchObject({ authorId: sam.view.self, text: "mine", kind: "text", editedAt: null });
  expect(message.seq).toBeGreaterThan(2);
  expect(Math.abs(message.at - Date.now())).toBeLessThan(60_000);

  const email = "eve@people.example";
  await askRoute(world, "POST /sign-up", undefined, { ...others, name: "Eve", email, password });
  const signedIn = await fetch(`${app.url}/api/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  expect(await signedIn.json()).toMatchObject({ account: { role: "sender", owner: false } });
});

test("a handshake says who is meant, and never who one is", async () => {
  const app = await startApp();
  const world = await newWorld(app.url, app.dataDir);
  const sam = theOne(world, "sender");
  const device = await connect(app.url, sam.token ?? "");
  device.socket.auth = { token: sam.token, role: "receiver", owner: true, caller: { accountId: "x" } };
  device.socket.disconnect().connect();
  const { message } = await device.ask("message:send", {
    conversationId: sam.view.own.id,
    key: randomUUID(),
    text: "still Sam",
  });
  expect(message.authorId).toBe(sam.view.self);
});

/** Those that refuse whatever they do not know: every request of a socket, and the JSON API. */
function strictOperations(): ["event" | "route", string, Access][] {
  const ofSockets = Object.entries<Access>(events).map(([name, access]) => ["event", name, access] as const);
  const ofApi = Object.entries<Access>(routes)
    .filter(([name]) => takesInput(name))
    .map(([name, access]) => ["route", name, access] as const);
  return [...ofSockets, ...ofApi].map(([kind, name, access]) => [kind, name, access]);
}

/** A body, or a query that is looked at. */
function takesInput(name: string): boolean {
  return /^(POST|PUT|PATCH) \/api\//.test(name) || name.startsWith("GET /api/conversations");
}

function whoMay({ actors }: World, { who }: Access): Actor[] {
  const may = { sender: "senders", receiver: "receivers", owner: "owner" } as const;
  return actors.filter(
    ({ is }) =>
      is !== null &&
      (who === "anyone" || who === "signed-in" || who === may[is] || (is === "owner" && who === "receivers")),
  );
}

async function goodFields(world: World, actor: Actor, name: string, { names = {} }: Access) {
  const fields: Record<string, unknown> = { ...examples[name]?.payload?.(actor, world) };
  for (const [field, named] of Object.entries(names)) {
    const candidates = await candidatesFor(named, world, actor);
    const value = candidates.find(({ refusal }) => refusal === null)?.value ?? "";
    fields[field] =
      named === "own conversations" ? { [value]: 0 } : named === "known accounts" ? [value] : value;
  }
  return fields;
}

function theOne({ actors }: World, name: Actor["name"]): Actor {
  const actor = actors.find((one) => one.name === name);
  if (!actor) throw new Error(`There is no ${name}.`);
  return actor;
}

async function lastMessage({ url }: World, { token, view }: Actor): Promise<Message> {
  const page = await get<MessagePage>(url, `/api/conversations/${view.own.id}/messages`, token);
  const last = page.messages.at(-1);
  if (!last) throw new Error("Nothing was said.");
  return last;
}
