import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { events } from "../../src/access/events.ts";
import { routes } from "../../src/access/routes.ts";
import type { RequestName, Requests } from "../../src/shared/protocol.ts";
import { call, password, post, setupToken, startApp } from "../app.ts";
import { connect } from "../device.ts";
import { breakStore } from "./broken-store.ts";
import { type KeptLog, keptLog } from "./kept-log.ts";

/** What would tell somebody how this is built, or where it is kept. */
const tellTale =
  /SQLITE|no such table|gone_|\bat \S+ \(|node:|node_modules|\/src\/|\.ts\b|parley\.db|\/tmp\//i;

/** These answer without the store; the second step of signing in leads back to the first where none was begun. */
const needNoStore = [
  "GET /healthz",
  "POST /csp-reports",
  "GET /sign-in/code",
  "POST /sign-in/code",
  "POST /theme",
  "GET /offline",
];

describe("when everything fails on our side", () => {
  test("every route answers with one calm sentence and a number, by which the log has the whole fault", async () => {
    const { kept, app } = await scene();
    const { email } = await app.owner();
    // Never asked about before: whose it is has to be looked up.
    const fresh = await post<{ token: string }>(app.url, "/api/sessions", { email, password });
    breakStore(app.dataDir);
    const unmoved: string[] = [];
    for (const route of Object.keys(routes)) {
      const [method = "", path = ""] = route.split(" ");
      const answer = await ask(app.url, method, path.replaceAll(/:\w+/g, "1"), fresh.token);
      const body = await answer.text();
      expect(body, route).not.toMatch(tellTale);
      if (answer.status < 500) unmoved.push(route);
      else expectCalm(route, answer, body, kept);
    }
    expect(unmoved).toEqual(needNoStore);
    await app.close();
  });

  test("every request of a socket is answered in the same way", async () => {
    const { kept, app } = await scene();
    const owner = await app.owner();
    const sam = await app.sender("Sam Okoro");
    const device = await connect(app.url, sam.token);
    const opening = { key: randomUUID(), receiverId: owner.account.id };
    const { conversation } = await device.ask("conversation:open", opening);
    const owners = await connect(app.url, owner.token);
    breakStore(app.dataDir);
    const wishes = wishesAbout(conversation.id, owner.account.id);
    for (const name of Object.keys(events) as RequestName[]) {
      if (name === "presence:set") continue; // Kept in memory alone.
      const asking = events[name].who === "receivers" ? owners : device;
      const error = await asking.refused(name, wishes[name]);
      expect(JSON.stringify(error), name).not.toMatch(tellTale);
      expect(error, name).toMatchObject({ code: "internal", message: calm });
      expect(faultNumbered(kept, error.requestId), name).toBeDefined();
    }
    await app.close();
  });

  test("a connection is refused in the same way", async () => {
    const { kept, app } = await scene();
    const { token } = await app.owner();
    breakStore(app.dataDir);
    const error = await connect(app.url, token).then(String, (error) => error);
    expect(error.data).toMatchObject({ code: "internal", message: calm });
    expect(faultNumbered(kept, error.data.requestId)).toBeDefined();
    expect(`${error.message} ${JSON.stringify(error.data)}`).not.toMatch(tellTale);
    await app.close();
  });
});

const calm = "Something went wrong on our side. Please try again.";

async function scene() {
  const kept = keptLog("error");
  return { kept, app: await startApp({ options: { log: kept.log } }) };
}

/** A form for a page, JSON for a program, with whatever any of them asks for. */
function ask(url: string, method: string, path: string, token: string): Promise<Response> {
  const account = { name: "Ana", email: "ana@people.example", password: "correct horse battery" };
  if (path === "/api/accounts") {
    return call(url, method, path, { body: { ...account, role: "receiver", setupToken } });
  } else if (path.startsWith("/api/")) {
    const { email, password } = account;
    const body = path === "/api/sessions" && method === "POST" ? { email, password } : undefined;
    return call(url, method, path, { body, token });
  } else {
    const typed = { ...account, token: setupToken, invitation: "x", key: randomUUID(), text: "Hello" };
    const body = method === "GET" ? {} : { body: new URLSearchParams(typed) };
    const headers = { authorization: `Bearer ${token}` };
    return fetch(url + path, { method, headers, redirect: "manual", ...body });
  }
}

function expectCalm(route: string, answer: Response, body: string, kept: KeptLog): void {
  const id = answer.headers.get("x-request-id");
  expect(answer.status, route).toBe(500);
  expect(body, route).toContain("Something went wrong on our side.");
  expect(body, route).toContain(id);
  expect(faultNumbered(kept, id), route).toMatchObject({ err: { stack: expect.stringContaining("at ") } });
}

function faultNumbered(kept: KeptLog, id: string | null | undefined) {
  return kept.lines().find((line) => line.id === id && line.level === 50);
}

function wishesAbout(conversationId: string, accountId: string): Requests {
  const messageId = `${conversationId}.1`;
  return {
    "conversation:open": { key: randomUUID(), receiverId: accountId, text: "Hello" },
    "conversation:sync": { conversationId, epoch: "e", version: 0 },
    heads: { epoch: "e", heads: { [conversationId]: 0 } },
    "message:send": { conversationId, key: randomUUID(), text: "Hello" },
    "message:edit": { conversationId, messageId, text: "Hello" },
    "message:delete": { conversationId, messageId },
    "message:react": { conversationId, messageId, emoji: "👍", on: true },
    "conversation:close": { conversationId },
    "conversation:reopen": { conversationId },
    "receipt:set": { conversationId, readSeq: 1 },
    "presence:watch": { accountIds: [accountId] },
    "presence:set": { presence: "away" },
    "typing:set": { conversationId, typing: true },
  };
}
