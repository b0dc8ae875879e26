import { expect, test } from "vitest";
import type { ConversationPage, NamedConversations } from "../../src/shared/protocol.ts";
import { call, get, startApp } from "../app.ts";
import { connect } from "../device.ts";
import { form, talking } from "./talking.ts";

test("a receiver without script lists what is unread, and the choice stays with the browser", async () => {
  const { ownerBrowser, path, anaBrowser } = await talking();
  const choose = (filter: string, from: string) =>
    ownerBrowser.submit("/chat/filter", { filter }, { referer: `https://parley.example${from}?at=1` });
  const unread = await ownerBrowser.open("/chat");
  expect(unread.html).toMatch(/<form method="post" action="\/chat\/filter">.*name="filter" value="unread"/);
  expect(await choose("closed", "/chat")).toMatchObject({ status: 303, location: "/chat" });
  const closed = await ownerBrowser.open("/chat");
  expect(closed.html).toContain("No conversation is closed.");
  expect(closed.html).not.toContain(`href="${path}#latest"`);
  expect(closed.html).toMatch(/value="closed" aria-pressed="true"/);
  expect(await choose("waiting", path)).toMatchObject({ status: 303, location: path });
  expect((await ownerBrowser.open("/chat")).html).toContain(`href="${path}#latest"`);
  // Who has written last waits for nobody; a sender with one conversation is shown no filters.
  await ownerBrowser.submit(`${path}/messages`, form(await ownerBrowser.open(path), "Here I am"));
  expect((await ownerBrowser.open("/chat")).html).toContain("Nobody waits for a word from you.");
  expect((await anaBrowser.open("/chat")).html).not.toContain(`name="filter"`);
});

test("a filter that there is none of shows all", async () => {
  const { ownerBrowser, path } = await talking();
  expect(await ownerBrowser.submit("/chat/filter", { filter: "nonsense" })).toMatchObject({
    status: 303,
    location: "/chat",
  });
  expect((await ownerBrowser.open("/chat")).html).toContain(`href="${path}#latest"`);
});

test("no link and no other site changes which conversations a browser lists", async () => {
  const { ownerBrowser, path } = await talking();
  const listsAll = async () => (await ownerBrowser.open("/chat")).html.includes(`href="${path}#latest"`);
  for (const address of ["/chat", path]) {
    expect((await ownerBrowser.open(`${address}?filter=closed`)).headers.has("set-cookie")).toBe(false);
  }
  const foreign = { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" };
  expect(await ownerBrowser.submit("/chat/filter", { filter: "closed" }, foreign)).toMatchObject({
    status: 403,
  });
  expect(await listsAll()).toBe(true);
});

test("the list over HTTP is filtered and counted", async () => {
  const { app, owner, id } = await talking();
  const ask = (query: string) => get<ConversationPage>(app.url, `/api/conversations?${query}`, owner.token);
  const counts = { all: 1, unread: 1, waiting: 1, closed: 0 };
  expect(await ask("filter=unread")).toMatchObject({ conversations: [{ id }], more: false, counts });
  expect(await ask("filter=closed")).toMatchObject({ conversations: [], counts });
  const rita = await connect(app.url, owner.token);
  await rita.ask("conversation:close", { conversationId: id });
  expect(await ask("filter=closed")).toMatchObject({
    conversations: [{ id }],
    counts: { closed: 1, waiting: 0 },
  });
  const refused = await call(app.url, "GET", "/api/conversations?filter=mine", { token: owner.token });
  expect(refused.status).toBe(400);
});

test("a conversation is found by the name of the other, whatever the accents, and by nobody else", async () => {
  const app = await startApp();
  const owner = await app.owner("Rita");
  const zoe = await app.sender("Zoë Ångström");
  const device = await connect(app.url, zoe.token);
  const key = crypto.randomUUID();
  const { conversation } = await device.ask("conversation:open", { key, receiverId: owner.account.id });
  const find = (name: string, token: string) =>
    get<NamedConversations>(app.url, `/api/conversations?name=${encodeURIComponent(name)}`, token);
  expect(await find("angst zoe", owner.token)).toMatchObject({
    conversations: [{ id: conversation.id }],
    more: false,
  });
  expect(await find("rita", owner.token)).toMatchObject({ conversations: [] });
  expect(await find("rita", zoe.token)).toMatchObject({ conversations: [{ id: conversation.id }] });
  expect(await find("x".repeat(81), owner.token)).toMatchObject({ conversations: [] });
  const stranger = await app.sender("Eve");
  expect(await find("", stranger.token)).toMatchObject({ conversations: [], more: false });
  const both = await call(app.url, "GET", "/api/conversations?name=zoe&filter=all", { token: owner.token });
  expect(both.status).toBe(400);
});
