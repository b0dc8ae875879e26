import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { limits } from "../../src/shared/limits.ts";
import type { ConversationPage, MessagePage } from "../../src/shared/protocol.ts";
import { apply, type ChatEvent } from "../../src/shared/state/apply.ts";
import { type ChatState, emptyState, type Thread } from "../../src/shared/state/state.ts";
import { get, type Somebody, startApp } from "../app.ts";
import { connect } from "../device.ts";

describe("a page that shows an old stretch of a conversation", () => {
  test("keeps what happened within it, and counts what came after it", async () => {
    const { sam, say, change, replay, fetched, id } = await scene(30);
    let state = await fetched("around=10&limit=6");
    expect(seqs(state)).toEqual([7, 8, 9, 10, 11, 12]);
    expect(held(state)).toMatchObject({ older: true, newer: true });
    sam.heard.length = 0;
    await change(9, "mended");
    await change(20, "out of sight");
    await say("the newest");
    await sam.settled();
    state = replay(state);
    expect(held(state)).toMatchObject({ behind: null, conversation: { seq: 31 } });
    expect(held(state).messages.map(({ text }) => text)).toEqual(["7", "8", "mended", "10", "11", "12"]);
    const { messages } = held(await fetched("around=10&limit=6"));
    expect(held(state).messages).toEqual(messages);
    expect(held(state).conversation.id).toBe(id);
  });

  test("goes on in both directions, to the very ends", async () => {
    const { fetched, page } = await scene(30);
    let state = await fetched("around=15&limit=4");
    for (const wish of ["before=13&limit=20", "after=16&limit=10", "after=26&limit=10"]) {
      state = apply(state, await page(wish));
    }
    expect(seqs(state)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    expect(held(state)).toMatchObject({ older: false, newer: false });
  });

  test("returns to the newest, wherever it was", async () => {
    const { fetched, page } = await scene(30);
    const state = apply(await fetched("around=5&limit=4"), await page("limit=5"));
    expect(seqs(state)).toEqual([26, 27, 28, 29, 30]);
    expect(held(state)).toMatchObject({ older: true, newer: false });
  });

  test("begins at the newest again once it was left", async () => {
    const { fetched } = await scene(10);
    const left = apply(await fetched("around=3&limit=4"), { type: "nothing:chosen" });
    expect(held(left)).toMatchObject({ messages: [], loaded: false, newer: false });
  });

  test("asks for what was told after its page was read and before the page came", async () => {
    const { sam, say, change, replay, fetched, page } = await scene(30);
    const old = await page("around=10&limit=4");
    let state = await fetched("limit=4");
    sam.heard.length = 0;
    await change(10, "mended");
    await say("the newest");
    await sam.settled();
    state = apply(replay(state), old);
    const { conversation, behind, epoch } = held(state);
    expect(behind).toBeGreaterThan(conversation.version);
    const { id, version } = conversation;
    const answer = await sam.ask("conversation:sync", { conversationId: id, epoch, version });
    state = apply(state, { type: "synced", answer });
    expect(held(state).behind).toBeNull();
    expect(held(state).messages.map(({ text }) => text)).toEqual(["8", "9", "mended", "11"]);
  });
});

describe("a page that holds more than it shows", () => {
  const cap = limits.heldMessages;

  test.each([
    ["where one reads the oldest", 1, 1, cap],
    ["where one reads the newest", cap + 50, 51, cap + 50],
    ["where one reads in the middle", cap / 2 + 20, 20, cap + 19],
  ])("drops what is farthest %s", async (_where, seq, first, last) => {
    const { fetched, page, id } = await scene(0);
    const whole = await page("limit=1");
    if (whole.type !== "history:fetched") throw new Error("A page is a page of history.");
    const messages = Array.from({ length: cap + 50 }, (_, i) => ({
      ...sample,
      conversationId: id,
      seq: i + 1,
    }));
    const full = apply(await fetched("limit=1"), { ...whole, page: { ...whole.page, messages } });
    const state = apply(full, { type: "thread:trimmed", conversationId: id, seq });
    expect([seqs(state)[0], seqs(state).at(-1), seqs(state).length]).toEqual([first, last, cap]);
    expect(held(state)).toMatchObject({ older: first > 1, newer: last < cap + 50 });
    expect(apply(state, { type: "thread:trimmed", conversationId: id, seq })).toBe(state);
  });
});

const sample = {
  id: "m",
  seq: 1,
  version: 1,
  key: "",
  authorId: "a",
  kind: "text" as const,
  text: "",
  html: "",
  replyTo: null,
  at: 1,
  editedAt: null,
  deletedAt: null,
};

/** Rita looks at her conversation with Sam, in which he said "1", "2", "3" … */
async function scene(count: number) {
  const app = await startApp();
  const [rita, sams] = [await app.owner("Rita"), await app.sender("Sam")];
  const writer = await connect(app.url, sams.token);
  const sam = await connect(app.url, rita.token);
  const opening = { key: randomUUID(), receiverId: rita.account.id };
  const { conversation } = await writer.ask("conversation:open", opening);
  const { id } = conversation;
  const say = (text: string) => writer.ask("message:send", { conversationId: id, key: randomUUID(), text });
  for (let n = 1; n <= count; n += 1) await say(String(n));
  const page = async (query: string): Promise<ChatEvent> => ({
    type: "history:fetched",
    conversationId: id,
    page: await get<MessagePage>(app.url, `/api/conversations/${id}/messages?${query}`, rita.token),
  });
  return {
    id,
    sam,
    say,
    page,
    change: (seq: number, text: string) =>
      writer.ask("message:edit", { conversationId: id, messageId: `${id}.${seq}`, text }),
    fetched: async (query: string) => apply(await opened(app.url, rita, id), await page(query)),
    replay: (state: ChatState) =>
      sam.heard.reduce(
        // What was heard is one of the server's events, by its name.
        (now, { name, payload }) => apply(now, { type: name, ...(payload as object) } as ChatEvent),
        state,
      ),
  };
}

async function opened(url: string, me: Somebody, conversationId: string): Promise<ChatState> {
  const page = await get<ConversationPage>(url, "/api/conversations", me.token);
  const state = apply(emptyState({ ...me.account }, page.epoch), { type: "inbox:fetched", page });
  return apply(state, { type: "conversation:chosen", conversationId });
}

function held(state: ChatState): Thread {
  const [thread] = Object.values(state.threads);
  if (!thread) throw new Error("There is one thread.");
  return thread;
}

function seqs(state: ChatState): number[] {
  return held(state).messages.map(({ seq }) => seq);
}
