import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { inboxFilters } from "../../src/shared/inbox-filter.ts";
import type { Message } from "../../src/shared/model.ts";
import type { ConversationPage, MessagePage } from "../../src/shared/protocol.ts";
import { apply, type ChatEvent } from "../../src/shared/state/apply.ts";
import { inboxCount } from "../../src/shared/state/filtering.ts";
import { type ChatState, emptyState, type Thread } from "../../src/shared/state/state.ts";
import { get, type RunningApp, type Somebody, startApp } from "../app.ts";
import { connect, type Device } from "../device.ts";

/** Two people with a conversation of three messages, each on a device, and a third device that only listens. */
interface Scene {
  conversationId: string;
  messages: Message[];
  sam: Device;
  rita: Device;
}

/** Every way in which what people see can change: who does it, and what. */
const changes: [string, (scene: Scene) => Promise<unknown>][] = [
  ["the sender says something", ({ sam, conversationId }) => say(sam, conversationId, "One more thing")],
  ["the receiver answers", ({ rita, conversationId }) => say(rita, conversationId, "Of *course*")],
  [
    "the same message is sent twice",
    async ({ sam, conversationId }) => {
      const key = randomUUID();
      await sam.ask("message:send", { conversationId, key, text: "Hello?" });
      await sam.ask("message:send", { conversationId, key, text: "Hello?" });
    },
  ],
  [
    "somebody replies to a message",
    ({ rita, conversationId, messages }) =>
      rita.ask("message:send", {
        conversationId,
        key: randomUUID(),
        text: "This one",
        replyTo: messages[0]?.id,
      }),
  ],
  [
    "a message is edited",
    ({ sam, conversationId, messages }) =>
      sam.ask("message:edit", { conversationId, messageId: idOf(messages[0]), text: "Good **morning**" }),
  ],
  [
    "the newest message is edited",
    ({ sam, conversationId, messages }) =>
      sam.ask("message:edit", { conversationId, messageId: idOf(messages[2]), text: "Never mind" }),
  ],
  [
    "a message is deleted",
    ({ sam, conversationId, messages }) =>
      sam.ask("message:delete", { conversationId, messageId: idOf(messages[0]) }),
  ],
  [
    "the newest message is deleted",
    ({ sam, conversationId, messages }) =>
      sam.ask("message:delete", { conversationId, messageId: idOf(messages[2]) }),
  ],
  [
    "somebody reacts, changes their mind, and so does the author",
    async ({ sam, rita, conversationId, messages }) => {
      const wish = { conversationId, messageId: idOf(messages[0]) };
      await rita.ask("message:react", { ...wish, emoji: "👍", on: true });
      await sam.ask("message:react", { ...wish, emoji: "❤️", on: true });
      await rita.ask("message:react", { ...wish, emoji: "👍", on: false });
    },
  ],
  [
    "a message that somebody reacted to is deleted",
    async ({ sam, rita, conversationId, messages }) => {
      const wish = { conversationId, messageId: idOf(messages[1]) };
      await rita.ask("message:react", { ...wish, emoji: "👍", on: true });
      await sam.ask("message:delete", wish);
    },
  ],
  ["it is closed", ({ rita, conversationId }) => rita.ask("conversation:close", { conversationId })],
  [
    "it is closed and opened again",
    async ({ rita, sam, conversationId }) => {
      await rita.ask("conversation:close", { conversationId });
      await sam.ask("conversation:reopen", { conversationId });
    },
  ],
  [
    "somebody writes into what is closed",
    async ({ rita, sam, conversationId }) => {
      await rita.ask("receipt:set", { conversationId, readSeq: 3 });
      await rita.ask("conversation:close", { conversationId });
      await say(sam, conversationId, "One more thing");
    },
  ],
  [
    "the receiver's device has everything",
    ({ rita, conversationId }) => rita.ask("receipt:set", { conversationId, deliveredSeq: 3 }),
  ],
  [
    "the receiver reads",
    ({ rita, conversationId }) => rita.ask("receipt:set", { conversationId, readSeq: 3 }),
  ],
  [
    "somebody answers with messages unread",
    async ({ rita, conversationId }) => {
      await rita.ask("receipt:set", { conversationId, readSeq: 1 });
      await say(rita, conversationId, "Sorry, I was away");
    },
  ],
  [
    "somebody answers with all read",
    async ({ rita, conversationId }) => {
      await rita.ask("receipt:set", { conversationId, readSeq: 3 });
      await say(rita, conversationId, "Here I am");
    },
  ],
  [
    "everything at once",
    async (scene) => {
      const { conversationId, sam, rita, messages } = scene;
      await Promise.all([
        say(sam, conversationId, "a"),
        say(rita, conversationId, "b"),
        sam.ask("message:edit", { conversationId, messageId: idOf(messages[0]), text: "c" }),
        rita.ask("receipt:set", { conversationId, readSeq: 2 }),
        sam.ask("message:delete", { conversationId, messageId: idOf(messages[2]) }),
        say(sam, conversationId, "d"),
      ]);
    },
  ],
];

describe("events applied to the old state equal a fresh fetch", () => {
  describe.each(["sender", "receiver"] as const)("for the %s", (role) => {
    test.each(changes)("when %s", async (_what, change) => {
      const app = await startApp();
      const [owner, sam] = [await app.owner(), await app.sender("Sam")];
      const viewer = role === "sender" ? sam : owner;
      const { scene, listener } = await setScene(app, owner, sam, viewer);
      const before = await freshState(app, viewer);
      listener.heard.length = 0;
      await change(scene);
      await listener.settled();
      const after = replay(before, listener);
      expect(seen(after)).toEqual(seen(await freshState(app, viewer)));
      expect(seen(after)).not.toEqual(seen(before));
    });
  });

  test("when somebody writes to us for the first time", async () => {
    const app = await startApp();
    const [rita, sam] = [await app.owner(), await app.sender("Sam")];
    const before = await freshState(app, rita);
    const listener = await connect(app.url, rita.token);
    const device = await connect(app.url, sam.token);
    await device.ask("conversation:open", { key: randomUUID(), receiverId: rita.account.id, text: "Hello" });
    await listener.settled();
    const after = replay(before, listener);
    // The history of a conversation that we only just heard of is fetched when it is opened.
    const [thread] = Object.values(after.threads);
    const page = await get<MessagePage>(
      app.url,
      `/api/conversations/${thread?.conversation.id}/messages`,
      rita.token,
    );
    const loaded = apply(after, {
      type: "history:fetched",
      conversationId: thread?.conversation.id ?? "",
      page,
    });
    expect(seen(loaded)).toEqual(seen(await freshState(app, rita)));
    expect(Object.values(loaded.threads)).toHaveLength(1);
  });
});

describe("however events arrive", () => {
  test("twice, or late, they change nothing more", async () => {
    const app = await startApp();
    const [owner, sam] = [await app.owner(), await app.sender("Sam")];
    const { scene, listener } = await setScene(app, owner, sam, owner);
    const before = await freshState(app, owner);
    listener.heard.length = 0;
    for (const [, change] of changes) await change(scene).catch(ignoreSecondDelete);
    await listener.settled();
    const once = replay(before, listener);
    const twice = replay(once, listener);
    expect(seen(twice)).toEqual(seen(once));
    expect(seen(once)).toEqual(seen(await freshState(app, owner)));
  });

  test("with a gap, they wait for the catch-up, which brings what is missing", async () => {
    const app = await startApp();
    const [owner, sam] = [await app.owner(), await app.sender("Sam")];
    const { scene, listener } = await setScene(app, owner, sam, owner);
    let state = await freshState(app, owner);
    listener.heard.length = 0;
    await say(scene.sam, scene.conversationId, "lost on the way");
    await say(scene.sam, scene.conversationId, "arrives");
    await listener.settled();
    const [, arrived] = listener.heard.filter(({ name }) => name === "message:created");
    state = apply(state, { type: "message:created", ...(arrived?.payload as object) } as ChatEvent);
    const held = state.threads[scene.conversationId];
    expect(held?.behind).toBe(6);
    expect(held?.messages).toHaveLength(3);
    const answer = await listener.ask("conversation:sync", {
      conversationId: scene.conversationId,
      epoch: held?.epoch ?? "",
      version: held?.conversation.version ?? 0,
    });
    state = apply(state, { type: "synced", answer });
    expect(state.threads[scene.conversationId]?.behind).toBeNull();
    expect(seen(state)).toEqual(seen(await freshState(app, owner)));
  });
});

/** "Everything at once" deletes a message that an earlier change edits: the refusal is part of the story. */
function ignoreSecondDelete(error: unknown): void {
  if (!String(error).includes("conflict")) throw error;
}

async function setScene(app: RunningApp, owner: Somebody, sam: Somebody, viewer: Somebody) {
  const [samsDevice, ritasDevice] = [await connect(app.url, sam.token), await connect(app.url, owner.token)];
  const receiverId = owner.account.id;
  const { conversation } = await samsDevice.ask("conversation:open", { key: randomUUID(), receiverId });
  const conversationId = conversation.id;
  const messages: Message[] = [];
  for (const text of ["Good morning", "Are you there", "Hello"]) {
    messages.push((await say(samsDevice, conversationId, text)).message);
  }
  const listener = await connect(app.url, viewer.token);
  return { scene: { conversationId, messages, sam: samsDevice, rita: ritasDevice }, listener };
}

function say(device: Device, conversationId: string, text: string) {
  return device.ask("message:send", { conversationId, key: randomUUID(), text });
}

function idOf(message: Message | undefined): string {
  if (!message) throw new Error("The scene has three messages.");
  return message.id;
}

/** What a page that is opened now would hold. */
async function freshState(app: RunningApp, { account, token }: Somebody): Promise<ChatState> {
  const page = await get<ConversationPage>(app.url, "/api/conversations", token);
  let state = apply(emptyState(account, page.epoch), { type: "inbox:fetched", page });
  for (const { id } of page.conversations) {
    const messages = await get<MessagePage>(app.url, `/api/conversations/${id}/messages?limit=200`, token);
    state = apply(state, { type: "history:fetched", conversationId: id, page: messages });
  }
  return state;
}

function replay(state: ChatState, device: Device): ChatState {
  return device.heard.reduce(
    (now, { name, payload }) => apply(now, { type: name, ...(payload as object) } as ChatEvent),
    state,
  );
}

/** What the law speaks of: what is lasting. Who types this second is not. */
function seen(state: ChatState) {
  const threads = Object.entries(state.threads).map(
    ([id, { conversation, messages, behind, older }]): [string, Partial<Thread>] => [
      id,
      { conversation, messages, behind, older },
    ],
  );
  const counts = inboxFilters.map((filter) => [filter, inboxCount(state, filter)]);
  return { threads: Object.fromEntries(threads), counts: Object.fromEntries(counts) };
}
