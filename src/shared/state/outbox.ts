import type { Message } from "../model.ts";
import type { OutgoingFile } from "./outgoing-file.ts";
import type { ChatState, OutboxItem, Thread } from "./state.ts";

/** Messages on their way: shown at once, settled by their own row arriving, whichever way it comes. */

export function addToOutbox(state: ChatState, item: OutboxItem): ChatState {
  return { ...state, outbox: [...state.outbox.filter(({ key }) => key !== item.key), item] };
}

/** What this device keeps, by all tabs of this account. Missing from it is what another tab sent or threw away. */
export function takeOverOutbox(state: ChatState, kept: OutboxItem[]): ChatState {
  const shown = kept.map((item) => state.outbox.find((held) => isSame(held, item)) ?? item);
  const keys = new Set(kept.map(({ key }) => key));
  const others = state.outbox.filter(
    ({ key, saving, status }) => !keys.has(key) && (saving || status === "sent"),
  );
  const outbox = [...shown, ...others];
  const isNews =
    outbox.length !== state.outbox.length || outbox.some((item, at) => item !== state.outbox[at]);
  return isNews ? settleOutbox({ ...state, outbox }, messagesIn(state, kept)) : state;
}

export function changeOutboxItem(state: ChatState, key: string, change: Partial<OutboxItem>): ChatState {
  if (!state.outbox.some((item) => item.key === key)) return state;
  return {
    ...state,
    outbox: state.outbox.map((item) => (item.key === key ? { ...item, ...change } : item)),
  };
}

/** The same file, as the server knows it from now on. */
export function noteUploaded(state: ChatState, itemKey: string, file: OutgoingFile): ChatState {
  const item = state.outbox.find(({ key }) => key === itemKey);
  const files = item?.files?.map((known) => (known.key === file.key ? file : known));
  return files ? changeOutboxItem(state, itemKey, { files }) : state;
}

/** A conversation that the server no longer has stays only for what was not sent to it. */
export function dropFromOutbox(state: ChatState, key: string): ChatState {
  const outbox = state.outbox.filter((item) => item.key !== key);
  const stays = ([id, { epoch, behind }]: [string, Thread]) =>
    epoch === state.epoch || behind !== null || outbox.some((item) => isTo(item, id));
  return { ...state, outbox, threads: Object.fromEntries(Object.entries(state.threads).filter(stays)) };
}

export function addresseeOf({ to }: OutboxItem): string {
  return "conversationId" in to ? to.conversationId : to.receiverId;
}

/** What goes nowhere until the person decides. */
export function isUndecided({ status }: OutboxItem): boolean {
  return status === "failed" || status === "old";
}

export function isTo({ to }: OutboxItem, conversationId: string): boolean {
  return "conversationId" in to && to.conversationId === conversationId;
}

/** Items whose message now stands in a thread are done. One that arrived ahead of a gap waits for the catch-up. */
export function settleOutbox(state: ChatState, arrived: Message[]): ChatState {
  const settled = new Set<string>();
  for (const message of arrived) {
    const thread = state.threads[message.conversationId];
    const isHere = thread !== undefined && thread.conversation.version >= message.version;
    if (isHere && message.authorId === state.me.id) settled.add(message.key);
  }
  if (!state.outbox.some(({ key }) => settled.has(key))) return state;
  return { ...state, outbox: state.outbox.filter(({ key }) => !settled.has(key)) };
}

/** Whether it is the item that we hold, as we hold it. One that was sent stays so until its row is here. */
function isSame(held: OutboxItem, item: OutboxItem): boolean {
  if (held.key !== item.key) return false;
  const content = ({ to, at, error }: OutboxItem) => JSON.stringify([to, at, error?.code, error?.message]);
  return held.status === "sent" || content(held) === content(item);
}

function messagesIn({ threads }: ChatState, items: OutboxItem[]): Message[] {
  const ids = new Set(items.flatMap(({ to }) => ("conversationId" in to ? to.conversationId : [])));
  return [...ids].flatMap((id) => threads[id]?.messages ?? []);
}
