import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ConversationPage, MessagePage } from "../../src/shared/protocol.ts";
import type { ChatState } from "../../src/shared/state/state.ts";
import { get, type RunningApp, type Somebody, startApp } from "../app.ts";
import { hiddenField, type Page, signedInBrowser } from "./browser.ts";

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
    const { anaBrowser, ownerBrowser, path } = await talking();
    const action = `${path}/messages/1/delete`;
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

  test("nothing is taken back at a position where nothing is", async () => {
    const { anaBrowser, path } = await talking();
    for (const seq of ["0", "2", "-1", "x", "1.5", "99999999999999999999"]) {
      const page = await anaBrowser.submit(`${path}/messages/${seq}/delete`, {});
      expect(page.status, seq).toBe(404);
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
    expect(older.html).not.toContain("<script");
    expect((await anaBrowser.open(`${path}?before=x`)).status).toBe(400);
  });
});

describe("a message that is refused", () => {
  const refusals: [string, string, number, string][] = [
    ["blank", " \r\n ", 400, "Please write something first."],
    ["too long", "é".repeat(4001), 413, "Please send it in parts."],
  ];

  test.each(refusals)(
    "because it is %s stands in the composer again",
    async (_why, text, status, sentence) => {
      const { app, ana, anaBrowser, path, id } = await talking();
      const fields = form(await anaBrowser.open(path), text);
      const page = await anaBrowser.submit(`${path}/messages`, fields);
      expect(page.status).toBe(status);
      expect(page.html).toContain(sentence);
      expect(page.html).toContain(`>${text.replaceAll("\r\n", "\n")}</textarea>`);
      expect(hiddenField(page, "key")).toBe(fields.key);
      expect(await texts(app, ana, id)).toEqual(["Hello"]);
    },
  );

  test("at the start of a conversation stands there again too", async () => {
    const { owner, anaBrowser } = await twoPeople();
    const path = `/chat/with/${owner.account.id}`;
    const page = await anaBrowser.submit(path, { key: randomUUID(), text: "é".repeat(4001) });
    expect(page.status).toBe(413);
    expect(page.html).toContain(`action="${path}"`);
    expect(page.html).toContain("éééé</textarea>");
  });

  test("because the form was sent before with other words gets a name of its own", async () => {
    const { app, ana, anaBrowser, path, id } = await talking();
    const fields = form(await anaBrowser.open(path), "First thought");
    await anaBrowser.submit(`${path}/messages`, fields);
    const page = await anaBrowser.submit(`${path}/messages`, { ...fields, text: "Second <b>thought</b>" });
    expect(page.status).toBe(409);
    expect(page.html).toContain("Second &lt;b>thought&lt;/b></textarea>");
    expect(hiddenField(page, "key")).not.toBe(fields.key);
    await anaBrowser.submit(`${path}/messages`, form(page, "Second thought"));
    expect(await texts(app, ana, id)).toEqual(["Hello", "First thought", "Second thought"]);
  });

  test("because of a key that is none says so", async () => {
    const { anaBrowser, path } = await talking();
    expect((await anaBrowser.submit(`${path}/messages`, { key: "x", text: "Hello" })).status).toBe(400);
  });

  test("because of too many says when, and keeps it", async () => {
    const { ana, owner, app } = await twoPeople({ rateLimitScale: 1 / 60 });
    const browser = await signedInBrowser(app, ana.email);
    const path = `/chat/with/${owner.account.id}`;
    expect((await browser.submit(path, { key: randomUUID(), text: "One" })).status).toBe(303);
    const page = await browser.submit(path, { key: randomUUID(), text: "Two" });
    expect(page.status).toBe(429);
    expect(page.headers.get("retry-after")).toMatch(/^\d+$/);
    expect(page.html).toContain("Two</textarea>");
    expect(page.html).toContain("That was too often.");
  });
});

describe("a conversation of others", () => {
  test("is not there: to read, to write into, or to delete from", async () => {
    const { app, path } = await talking();
    const eve = await signedInBrowser(app, (await app.sender("Eve")).email);
    for (const place of [path, "/chat/AAAAAAAAAAAAAAAAAAAAAA"]) {
      expect((await eve.open(place)).status).toBe(404);
      expect((await eve.submit(`${place}/messages`, { key: randomUUID(), text: "Hi" })).status).toBe(404);
      expect((await eve.submit(`${place}/messages/1/delete`, {})).status).toBe(404);
    }
  });

  test("cannot be started with somebody who does not answer, nor by somebody who does", async () => {
    const { app, ana, owner, ownerBrowser } = await twoPeople();
    const eve = await signedInBrowser(app, (await app.sender("Eve")).email);
    for (const path of [`/chat/with/${ana.account.id}`, "/chat/with/nobody"]) {
      expect((await eve.open(path)).status).toBe(404);
      expect((await eve.submit(path, { key: randomUUID(), text: "Hi" })).status).toBe(404);
    }
    expect((await ownerBrowser.open(`/chat/with/${owner.account.id}`)).status).toBe(404);
  });
});

describe("the state inside the page", () => {
  test("is what the page shows, with the unread line where reading stopped", async () => {
    const { ownerBrowser, ana, path, id } = await talking();
    const { state, view } = stateOf(await ownerBrowser.open(path));
    expect(state.open).toEqual({ kind: "conversation", conversationId: id });
    expect(state.threads[id]).toMatchObject({ loaded: true, older: false, behind: null, unreadAfter: 0 });
    expect(state.threads[id]?.messages.map(({ text }) => text)).toEqual(["Hello"]);
    expect(state.presences[ana.account.id]).toMatchObject({ presence: "offline" });
    expect(state.receivers).toEqual([]);
    expect(view).toMatchObject({ live: false, timeZone: "UTC", draft: "" });
  });

  test("cannot be left by anything that somebody wrote", async () => {
    const { anaBrowser, path, id } = await talking();
    const text = "</script><script>alert(1)</script><!-- \u2028";
    await anaBrowser.submit(`${path}/messages`, form(await anaBrowser.open(path), text));
    const page = await anaBrowser.open(path);
    expect(page.html.match(/<script/g)).toHaveLength(2);
    expect(stateOf(page).state.threads[id]?.messages.at(-1)?.text).toBe(text);
  });

  test("tells nobody's e-mail address but one's own", async () => {
    const { ana, owner, anaBrowser, path } = await talking();
    const { html } = await anaBrowser.open(path);
    expect(html).toContain(ana.email);
    expect(html).not.toContain(owner.email);
  });
});

describe("times", () => {
  test("are written for the reader's zone and language", async () => {
    const { ownerBrowser, path } = await talking();
    ownerBrowser.cookies.set("zone", "asia%2Fkolkata");
    const { view } = stateOf(
      await ownerBrowser.open(path, { "accept-language": "xx, de-CH-u-nu-thai;q=0.9, en;q=0.5" }),
    );
    expect(view).toMatchObject({ timeZone: "Asia/Calcutta", locale: "de-CH" });
  });

  test("fall back when zone or language are none", async () => {
    const { ownerBrowser, path } = await talking();
    ownerBrowser.cookies.set("zone", "Mars/Olympus");
    const { view } = stateOf(await ownerBrowser.open(path, { "accept-language": "*, ;;, -" }));
    expect(view).toMatchObject({ timeZone: "UTC", locale: "en" });
  });
});

async function twoPeople(config = {}) {
  const app = await startApp({ config });
  const owner = await app.owner();
  const ana = await app.sender("Ana");
  const anaBrowser = await signedInBrowser(app, ana.email);
  const ownerBrowser = await signedInBrowser(app, owner.email);
  return { app, owner, ana, anaBrowser, ownerBrowser };
}

/** Ana has said hello to the owner. */
async function talking() {
  const people = await twoPeople();
  const start = { key: randomUUID(), text: "Hello" };
  const sent = await people.anaBrowser.submit(`/chat/with/${people.owner.account.id}`, start);
  const path = sent.location?.replace("#latest", "") ?? "";
  return { ...people, path, id: path.replace("/chat/", "") };
}

/** The page's composer, filled in. */
function form(page: Page, text: string): { key: string; text: string } {
  return { key: hiddenField(page, "key"), text };
}

async function texts(app: RunningApp, { token }: Somebody, id: string): Promise<string[]> {
  const { messages } = await get<MessagePage>(app.url, `/api/conversations/${id}/messages`, token);
  return messages.map(({ text }) => text);
}

function stateOf({ html }: Page): { state: ChatState; view: Record<string, unknown> } {
  const [, json = ""] = /<script type="application\/json" id="state">([^<]*)<\/script>/.exec(html) ?? [];
  return JSON.parse(json);
}
