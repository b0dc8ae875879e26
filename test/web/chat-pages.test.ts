import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { openConversation } from "../../src/chat/open-conversation.ts";
import type { ConversationPage } from "../../src/shared/protocol.ts";
import { get } from "../app.ts";
import type { Page } from "./browser.ts";
import { form, talking, texts, twoPeople } from "./talking.ts";

describe("without script", () => {
  test("a sender starts a conversation, and the receiver reads and answers it", async () => {
    const { app, owner, ana, anaBrowser, ownerBrowser } = await twoPeople();
    const list = await anaBrowser.open("/chat");
    expect(list.html).toContain(`href="/chat/with/${owner.account.id}"`);
    const start = await anaBrowser.open(`/chat/with/${owner.account.id}`);
    const sent = await anaBrowser.submit(
      `/chat/with/${owner.account.id}`,
      form(start, "Are you open today?"),
    );
    expect(sent.status).toBe(303);
    expect(sent.location).toMatch(/^\/chat\/[\w-]+#latest$/);

    const [conversation] = (await get<ConversationPage>(app.url, "/api/conversations", ana.token))
      .conversations;
    const path = `/chat/${conversation?.id}`;
    expect((await ownerBrowser.open("/chat")).html).toContain(`href="${path}#latest"`);
    const thread = await ownerBrowser.open(path);
    expect(thread.html).toContain("<p>Are you open today?</p>");
    const answered = await ownerBrowser.submit(`${path}/messages`, form(thread, "Until six."));
    expect(answered).toMatchObject({ status: 303, location: `${path}#latest` });
    expect((await anaBrowser.open(path)).html).toContain("<p>Until six.</p>");
  });

  test("a form that is sent twice says it once", async () => {
    const { app, ana, anaBrowser, path, id } = await talking();
    const fields = form(await anaBrowser.open(path), "Once");
    for (let i = 0; i < 2; i += 1) {
      expect((await anaBrowser.submit(`${path}/messages`, fields)).status).toBe(303);
    }
    expect(await texts(app, ana, id)).toEqual(["Hello", "Once"]);
  });

  test("a second start with the same receiver goes into the conversation that they have", async () => {
    const { app, owner, ana, anaBrowser, path, id } = await talking();
    expect((await anaBrowser.open(`/chat/with/${owner.account.id}`)).html).toContain(
      `action="${path}/messages"`,
    );
    const fields = { key: randomUUID(), text: "Me again" };
    const sent = await anaBrowser.submit(`/chat/with/${owner.account.id}`, fields);
    expect(sent.location).toBe(`${path}#latest`);
    expect(await texts(app, ana, id)).toEqual(["Hello", "Me again"]);
  });

  test("lines are kept as lines", async () => {
    const { app, ana, anaBrowser, path, id } = await talking();
    await anaBrowser.submit(`${path}/messages`, form(await anaBrowser.open(path), "one\r\ntwo"));
    expect(await texts(app, ana, id)).toContain("one\ntwo");
  });

  test("whoever answers has read what came before; whoever only looks has not said so", async () => {
    const { app, owner, ownerBrowser, path, id } = await talking();
    const readSeq = async () => {
      const page = await get<ConversationPage>(app.url, "/api/conversations", owner.token);
      const receipts = page.conversations.find((conversation) => conversation.id === id)?.receipts;
      return receipts?.find(({ accountId }) => accountId === owner.account.id);
    };
    const thread = await ownerBrowser.open(path);
    expect(await readSeq()).toMatchObject({ deliveredSeq: 0, readSeq: 0 });
    await ownerBrowser.submit(`${path}/messages`, form(thread, "Yes?"));
    expect(await readSeq()).toMatchObject({ deliveredSeq: 2, readSeq: 2 });
  });

  test("the author takes a message back; nobody else can", async () => {
    const { anaBrowser, ownerBrowser, path, id } = await talking();
    const action = `${path}/messages/${id}.1/delete`;
    expect((await ownerBrowser.open(path)).html).not.toContain(action);
    const refused = await ownerBrowser.submit(action, {});
    expect(refused.status).toBe(403);
    expect(refused.html).toContain("<p>Hello</p>");
    expect((await anaBrowser.open(path)).html).toContain(`action="${action}"`);
    expect(await anaBrowser.submit(action, {})).toMatchObject({ status: 303, location: `${path}#latest` });
    const after = await ownerBrowser.open(path);
    expect(after.html).not.toContain("<p>Hello</p>");
    expect(after.html).toContain("Message deleted");
  });

  test("nothing is taken back where nothing is, or where something else was", async () => {
    const { anaBrowser, path, id } = await talking();
    for (const named of ["1", `${id}.0`, `${id}.2`, `${id}.-1`, `${id}.x`, `${id}.1.5`, `${id}.lost.1`]) {
      const page = await anaBrowser.submit(`${path}/messages/${named}/delete`, {});
      expect(page.status, named).toBe(404);
      expect(page.html).toContain("There is no such message.");
    }
  });

  test("older messages are a link away, and the newest one link back", async () => {
    const { anaBrowser, path } = await talking();
    for (let i = 2; i <= 70; i += 1) {
      await anaBrowser.submit(`${path}/messages`, { key: randomUUID(), text: `Number ${i}` });
    }
    const newest = await anaBrowser.open(path);
    expect(newest.html).toContain("<p>Number 70</p>");
    expect(newest.html).not.toContain("<p>Number 10</p>");
    expect(newest.html).toContain(`href="${path}?before=11#latest"`);
    const older = await anaBrowser.open(`${path}?before=11`);
    expect(older.html).toContain("<p>Number 10</p>");
    expect(older.html).not.toContain("<p>Number 70</p>");
    expect(older.html).toContain(`href="${path}#latest"`);
    expect(older.html).not.toMatch(/src="\/build\/chat-/);
    expect((await anaBrowser.open(`${path}?before=x`)).status).toBe(400);
  });
});

describe("a long inbox", () => {
  test("is read page by page, each conversation once", async () => {
    const { app, owner, ownerBrowser } = await twoPeople();
    const names = Array.from({ length: 52 }, (_, i) => `Sender ${i}`);
    for (const name of names) {
      const caller = { accountId: (await app.sender(name)).account.id, role: "sender" } as const;
      const start = { key: randomUUID(), receiverId: owner.account.id, text: "Hello" };
      await openConversation(app.chat, caller, start);
    }
    const first = await ownerBrowser.open("/chat");
    const [, more = ""] = /href="(\/chat\?before=[\w-]+)"/.exec(first.html) ?? [];
    const rest = await ownerBrowser.open(more);
    expect(rest.html).not.toContain("?before=");
    expect([...namesIn(first), ...namesIn(rest)].toSorted()).toEqual(names.toSorted());
    expect(namesIn(first)).toHaveLength(50);
    expect((await ownerBrowser.open("/chat?before=nothing")).status).toBe(404);
  });
});

/** Whom the list shows. */
function namesIn({ html }: Page): string[] {
  return [...html.matchAll(/<bdi>(Sender \d+)<\/bdi>/g)].map(([, name = ""]) => name);
}
