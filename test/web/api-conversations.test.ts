import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { openConversation } from "../../src/chat/open-conversation.ts";
import { sendMessage } from "../../src/chat/send-message.ts";
import type { Message } from "../../src/shared/model.ts";
import type { ConversationPage, MessagePage } from "../../src/shared/protocol.ts";
import { call, get, type RunningApp, type Somebody, startApp } from "../app.ts";

describe("the receivers", () => {
  test("are listed with their presence, for whoever is signed in", async () => {
    const app = await startApp();
    const { account } = await app.owner("Olga Owner");
    const { token } = await app.sender("Ana");
    expect(await get(app.url, "/api/receivers", token)).toEqual({
      receivers: [{ id: account.id, name: "Olga Owner", presence: "offline", lastSeenAt: null }],
    });
    expect((await call(app.url, "GET", "/api/receivers")).status).toBe(401);
  });
});

describe("the conversations", () => {
  test("come newest activity first, page by page, each once", async () => {
    const app = await startApp();
    const owner = await app.owner();
    const ids: string[] = [];
    for (const name of ["Ana", "Ben", "Cleo"]) ids.unshift(await talk(app, await app.sender(name), owner));
    const { token } = owner;
    const first = await get<ConversationPage>(app.url, "/api/conversations?limit=2", token);
    expect(first.conversations.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(first.more).toBe(true);
    expect(first.epoch).toBe(app.chat.store.epoch);
    const rest = await get<ConversationPage>(app.url, `/api/conversations?limit=2&before=${ids[1]}`, token);
    expect(rest.conversations.map(({ id }) => id)).toEqual(ids.slice(2));
    expect(rest.more).toBe(false);
  });

  test("of somebody else are not among them", async () => {
    const app = await startApp();
    await talk(app, await app.sender("Ana"), await app.owner());
    const { token } = await app.sender("Eve");
    expect((await get<ConversationPage>(app.url, "/api/conversations", token)).conversations).toEqual([]);
  });
});

describe("the messages", () => {
  test("come by position, ending before the one asked for", async () => {
    const app = await startApp();
    const ana = await app.sender("Ana");
    const id = await talk(app, ana, await app.owner(), 5);
    const path = `/api/conversations/${id}/messages`;
    const newest = await get<MessagePage>(app.url, `${path}?limit=2`, ana.token);
    expect(seqs(newest)).toEqual([4, 5]);
    expect(newest).toMatchObject({ epoch: app.chat.store.epoch, more: true });
    const before = await get<MessagePage>(app.url, `${path}?limit=200&before=4`, ana.token);
    expect(seqs(before)).toEqual([1, 2, 3]);
    expect(before.more).toBe(false);
  });

  test("are not asked for with numbers that are none, or with unknown words", async () => {
    const app = await startApp();
    const ana = await app.sender("Ana");
    const id = await talk(app, ana, await app.owner());
    const limits = ["limit=0", "limit=201", "limit=-1", "limit=ten", "limit=1.5", "limit="];
    for (const query of [...limits, "before=0", "before=x", "page=2"]) {
      const answer = await call(app.url, "GET", `/api/conversations/${id}/messages?${query}`, ana);
      expect(answer.status, query).toBe(400);
      const { error } = await answer.json();
      expect(Object.keys(error.fields)).toEqual([query.split("=")[0]]);
    }
  });

  test("of somebody else's conversation are refused exactly like those of none", async () => {
    const app = await startApp();
    const id = await talk(app, await app.sender("Ana"), await app.owner());
    const { token } = await app.sender("Eve");
    const theirs = await call(app.url, "GET", `/api/conversations/${id}/messages`, { token });
    const none = await call(app.url, "GET", "/api/conversations/AAAAAAAAAAAAAAAAAAAAAA/messages", { token });
    const odd = await call(app.url, "GET", "/api/conversations/%00'%22/messages", { token });
    expect([theirs.status, none.status, odd.status]).toEqual([404, 404, 404]);
    const told = await theirs.text();
    expect(await none.text()).toBe(told);
    expect(await odd.text()).toBe(told);
  });
});

async function talk(app: RunningApp, sender: Somebody, to: Somebody, messages = 1): Promise<string> {
  const caller = { accountId: sender.account.id, role: "sender" } as const;
  const start = { key: randomUUID(), receiverId: to.account.id, text: "Hello" };
  const { conversation } = await openConversation(app.chat, caller, start);
  for (let i = 1; i < messages; i += 1) {
    await sendMessage(app.chat, caller, {
      conversationId: conversation.id,
      key: randomUUID(),
      text: `More ${i}`,
    });
  }
  return conversation.id;
}

function seqs({ messages }: { messages: Message[] }): number[] {
  return messages.map(({ seq }) => seq);
}
