import { randomUUID } from "node:crypto";
import { inboxFilters } from "../../src/shared/inbox-filter.ts";
import type { Message } from "../../src/shared/model.ts";
import type { ConversationPage, MessagePage } from "../../src/shared/protocol.ts";
import { apply, type ChatEvent } from "../../src/shared/state/apply.ts";
import { inboxCount } from "../../src/shared/state/filtering.ts";
import { type ChatState, emptyState, type Thread } from "../../src/shared/state/state.ts";
import { get, type RunningApp, type Somebody } from "../app.ts";
import { connect, type Device } from "../device.ts";

/** Two people with a conversation of three messages, each on a device, and a third device that only listens. */
export interface Scene {
  conversationId: string;
  messages: Message[];
  sam: Device;
  rita: Device;
}

export async function setScene(app: RunningApp, owner: Somebody, sam: Somebody, viewer: Somebody) {
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

export function say(device: Device, conversationId: string, text: string) {
  return device.ask("message:send", { conversationId, key: randomUUID(), text });
}

/** What a page that is opened now would hold. */
export async function freshState(app: RunningApp, { account, token }: Somebody): Promise<ChatState> {
  const page = await get<ConversationPage>(app.url, "/api/conversations", token);
  let state = apply(emptyState(account, page.epoch), { type: "inbox:fetched", page });
  for (const { id } of page.conversations) {
    const messages = await get<MessagePage>(app.url, `/api/conversations/${id}/messages?limit=200`, token);
    state = apply(state, { type: "history:fetched", conversationId: id, page: messages });
  }
  return state;
}

export function replay(state: ChatState, device: Device): ChatState {
  return device.heard.reduce(
    (now, { name, payload }) => apply(now, { type: name, ...(payload as object) } as ChatEvent),
    state,
  );
}

/** What the law speaks of: what is lasting. Who types this second is not. */
export function seen(state: ChatState) {
  const threads = Object.entries(state.threads).map(
    ([id, { conversation, messages, behind, older }]): [string, Partial<Thread>] => [
      id,
      { conversation, messages, behind, older },
    ],
  );
  const counts = inboxFilters.map((filter) => [filter, inboxCount(state, filter)]);
  return { threads: Object.fromEntries(threads), counts: Object.fromEntries(counts) };
}
