import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import type { OwnAccount } from "../../src/shared/model.ts";
import type { ConversationPage, EventName, MessagePage, SignedIn } from "../../src/shared/protocol.ts";
import { apply } from "../../src/shared/state/apply.ts";
import { type ChatState, emptyState } from "../../src/shared/state/state.ts";
import { call, get, password, post, type RunningApp, type Somebody, startApp } from "../app.ts";
import { openTab, type Tab } from "../browser-units/tab.ts";
import { connect, type Device } from "../device.ts";
import { picture, upload } from "../files/uploading.ts";

/** Rita sits at the page; Sam, with whom she talks, makes something happen. */
interface Scene {
  app: RunningApp;
  people: Record<"rita" | "sam", Somebody>;
  sam: Device;
  rita: Tab;
  conversationId: string;
  messageId: string;
}

/** For every event that the server sends: what brings it about. One without a case does not compile. */
const causes: Record<EventName, (scene: Scene) => unknown> = {
  "message:created": async ({ app, people, sam, conversationId }) => {
    await sam.ask("message:send", { conversationId, key: randomUUID(), text: "And another thing" });
    const sending = { url: app.url, token: people.sam.token, conversationId };
    const fileIds = [(await upload(sending, await picture())).id, (await upload(sending, "notes")).id];
    const { message } = await sam.ask("message:send", {
      conversationId,
      key: randomUUID(),
      text: "",
      fileIds,
    });
    await sam.ask("message:edit", { conversationId, messageId: message.id, text: "With a caption" });
    const gone = {
      conversationId,
      key: randomUUID(),
      text: "",
      fileIds: [(await upload(sending, "gone")).id],
    };
    const messageId = (await sam.ask("message:send", gone)).message.id;
    await sam.ask("message:delete", { conversationId, messageId });
  },
  "message:changed": async ({ sam, conversationId, messageId }) => {
    await sam.ask("message:edit", { conversationId, messageId, text: "Good *evening*" });
    await sam.ask("message:react", { conversationId, messageId, emoji: "👋", on: true });
  },
  "conversation:changed": async ({ app, people, sam, conversationId }) => {
    const nora = await connect(app.url, (await app.sender("Nora")).token);
    await nora.ask("conversation:open", { key: randomUUID(), receiverId: people.rita.account.id });
    const phone = await connect(app.url, people.rita.token);
    await phone.ask("conversation:close", { conversationId });
    await sam.ask("conversation:reopen", { conversationId });
    await phone.ask("conversation:close", { conversationId });
    await sam.ask("message:send", { conversationId, key: randomUUID(), text: "One more thing" });
    await phone.ask("conversation:close", { conversationId });
  },
  "receipt:changed": async ({ app, people, conversationId }) => {
    const phone = await connect(app.url, people.rita.token);
    await phone.ask("receipt:set", { conversationId, readSeq: 2 });
  },
  "typing:changed": async ({ sam, conversationId }) => {
    await sam.ask("typing:set", { conversationId, typing: true });
    await sam.ask("typing:set", { conversationId, typing: false });
  },
  "presence:changed": ({ sam }) => sam.ask("presence:set", { presence: "away" }),
  "account:changed": async ({ app, people }) => {
    await call(app.url, "PUT", "/api/me/name", { token: people.sam.token, body: { name: "Sam Sato" } });
    await call(app.url, "PUT", "/api/me/name", { token: people.rita.token, body: { name: "Rita Reyes" } });
  },
  "preferences:changed": ({ app, people }) =>
    call(app.url, "PATCH", "/api/me/preferences", { token: people.rita.token, body: { enter: "breaks" } }),
  "session:ended": ({ app, people }) =>
    call(app.url, "DELETE", "/api/sessions/current", { token: people.rita.token }),
  // The server sends it to who does not read, which test/realtime holds; here it arrives after an event was lost.
  resync: async ({ rita, sam, conversationId }) => {
    rita.loses = ({ type }) => type === "message:created";
    await sam.ask("message:send", { conversationId, key: randomUUID(), text: "Left out" });
    for (const hear of rita.socket.listenersAny()) hear("resync", {});
    for (const hear of rita.socket.listeners("resync")) hear({});
  },
};

describe("a page that was opened before, and heard", () => {
  test.each(Object.entries(causes))("%s, holds what one opened afterwards does", async (name, cause) => {
    const scene = await setScene();
    const { app, people, rita } = scene;
    const heard = new Promise((resolve) => rita.socket.onAny((event) => event === name && resolve(event)));
    await cause(scene);
    await heard;
    // Who was signed out is shown the page after the next sign-in.
    const again = name === "session:ended" ? await signIn(app, people.rita) : people.rita;
    const fresh = await freshState(app, again);
    await rita.until((state) => isDeepStrictEqual(lasting(state), lasting(fresh)));
    expect(lasting(rita.chat.get())).toEqual(lasting(fresh));
  });

  test("every event that there is", () => {
    const protocol = readFileSync(join(import.meta.dirname, "../../src/shared/protocol.ts"), "utf8");
    const events = /interface Events \{([\s\S]*?)^\}/m.exec(protocol)?.[1] ?? "";
    const names = [...events.matchAll(/^ {2}"?([a-z:]+)"?:/gm)].map(([, name]) => name);
    expect(Object.keys(causes).sort()).toEqual(names.sort());
  });
});

async function setScene(): Promise<Scene> {
  const app = await startApp();
  const people = { rita: await app.owner("Rita"), sam: await app.sender("Sam") };
  const sam = await connect(app.url, people.sam.token);
  const receiverId = people.rita.account.id;
  const opened = await sam.ask("conversation:open", { key: randomUUID(), receiverId, text: "Good morning" });
  const conversationId = opened.conversation.id;
  await sam.ask("message:send", { conversationId, key: randomUUID(), text: "Are you there" });
  const rita = await openTab(app, people.rita);
  await rita.load(conversationId);
  await rita.until(({ presences }) => presences[people.sam.account.id]?.presence === "online");
  // From now on the page tells nothing by itself: its next report waits for time to pass.
  await rita.until(({ threads }) =>
    Boolean(threads[conversationId]?.conversation.receipts.every(({ deliveredSeq }) => deliveredSeq === 2)),
  );
  await new Promise(setImmediate);
  return { app, people, sam, rita, conversationId, messageId: opened.message?.id ?? "" };
}

async function signIn(app: RunningApp, { email }: Somebody): Promise<Somebody> {
  return { ...(await post<SignedIn>(app.url, "/api/sessions", { email, password })), email };
}

/** What a page that is opened now would hold. */
async function freshState(app: RunningApp, somebody: Somebody): Promise<ChatState> {
  const { token } = somebody;
  const page = await get<ConversationPage>(app.url, "/api/conversations", token);
  const own = await get<Pick<ChatState, "preferences"> & { account: OwnAccount }>(app.url, "/api/me", token);
  const empty = { ...emptyState(own.account, page.epoch), preferences: own.preferences };
  let state = apply(empty, { type: "inbox:fetched", page });
  for (const { id: conversationId } of page.conversations) {
    const path = `/api/conversations/${conversationId}/messages`;
    const history = await get<MessagePage>(app.url, path, token);
    state = apply(state, { type: "history:fetched", conversationId, page: history });
  }
  const device = await connect(app.url, token);
  const accountIds = Object.values(state.threads).map(({ conversation }) => conversation.senderId);
  return apply(state, { type: "presences:fetched", ...(await device.ask("presence:watch", { accountIds })) });
}

/** All that does not depend on when the page was opened. */
function lasting({ me, preferences, epoch, threads, presences }: ChatState) {
  const talks = Object.values(threads).map(({ conversation, messages, typing, behind }) => {
    return { conversation, messages, typing, behind };
  });
  talks.sort((a, b) => a.conversation.id.localeCompare(b.conversation.id));
  const others = talks.map(({ conversation }) => presences[conversation.senderId]);
  return { me, preferences, epoch, talks, others };
}
