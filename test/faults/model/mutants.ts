import { randomUUID } from "node:crypto";
import type { ChatStore } from "../../../src/chat/ports.ts";
import type { Message } from "../../../src/shared/model.ts";
import { apply, type ChatEvent } from "../../../src/shared/state/apply.ts";
import type { ChatState } from "../../../src/shared/state/state.ts";
import type { Parts } from "./world.ts";

/**
 * Parts that are deliberately wrong, each in one way that has cost others messages: the model must notice. The seed is
 * of a story in which it shows at once; any other finds it too, after more of them.
 */
export const mutants: [what: string, seed: number, parts: Partial<Parts>][] = [
  ["a cursor is the newest version seen", 19, { apply: newestSeen }],
  ["an event that came twice is applied twice", 5, { apply: twiceIsTwo }],
  ["the outbox lets go of what is not acknowledged", 5, { apply: dropsWhatIsUnsent }],
  ["after a restore a page keeps what it held", 7, { apply: deafToEpochs }],
  ["catching up brings new messages only", 2, { changeStore: creationsOnly }],
  ["a key is not remembered", 3, { changeStore: noKeys }],
  ["a deleted message keeps its text", 11, { changeStore: textKept }],
  ["receipts that were missed stay so", 2, { changeStore: receiptsMissed }],
  [
    "a message into a closed conversation leaves it closed on other pages",
    3,
    { changeStore: reopenedUnsaid },
  ],
  ["a reaction keeps the version of its message", 13, { changeStore: reactionsUnversioned }],
];

function newestSeen(state: ChatState, event: ChatEvent): ChatState {
  if (event.type !== "message:created" && event.type !== "message:changed") return apply(state, event);
  const thread = state.threads[event.conversationId];
  if (!thread || event.version <= thread.conversation.version) return apply(state, event);
  const conversation = { ...thread.conversation, version: event.version - 1 };
  const threads = { ...state.threads, [conversation.id]: { ...thread, conversation } };
  return apply({ ...state, threads }, event);
}

function twiceIsTwo(state: ChatState, event: ChatEvent): ChatState {
  const after = apply(state, event);
  const thread = event.type === "message:created" ? state.threads[event.conversationId] : undefined;
  if (!thread || event.type !== "message:created" || after !== state) return after;
  const messages = [...thread.messages, event.message];
  return { ...state, threads: { ...state.threads, [event.conversationId]: { ...thread, messages } } };
}

function dropsWhatIsUnsent(state: ChatState, event: ChatEvent): ChatState {
  const after = apply(state, event);
  return event.type === "connection:changed" ? { ...after, outbox: [] } : after;
}

function deafToEpochs(state: ChatState, event: ChatEvent): ChatState {
  return event.type === "synced" && event.answer.reset && state.threads[event.answer.conversation.id]
    ? state
    : apply(state, event);
}

function creationsOnly(store: ChatStore): ChatStore {
  return {
    ...store,
    async changesSince(...asked) {
      const page = await store.changesSince(...asked);
      const isNew = ({ editedAt, deletedAt }: Message) => editedAt === null && deletedAt === null;
      return { ...page, messages: page.messages.filter(isNew) };
    },
  };
}

/** What is sent again under its key becomes another message. */
function noKeys(store: ChatStore): ChatStore {
  const used = new Set<string>();
  return {
    ...store,
    async appendMessage(request) {
      const key = used.has(request.key) ? randomUUID() : request.key;
      used.add(request.key);
      const appended = await store.appendMessage({ ...request, key });
      return { ...appended, message: { ...appended.message, key: request.key } };
    },
  };
}

/** The words stay in every answer about the message, though the row has lost them. */
function textKept(store: ChatStore): ChatStore {
  const texts = new Map<string, Pick<Message, "text" | "html">>();
  const kept = (message: Message): Message => {
    if (message.deletedAt === null) texts.set(message.id, { text: message.text, html: message.html });
    return { ...message, ...texts.get(message.id) };
  };
  return {
    ...store,
    appendMessage: async (request) => {
      const appended = await store.appendMessage(request);
      return { ...appended, message: kept(appended.message) };
    },
    deleteMessage: async (request) => {
      const deleted = await store.deleteMessage(request);
      return { ...deleted, message: kept(deleted.message) };
    },
  };
}

function receiptsMissed(store: ChatStore): ChatStore {
  return { ...store, receiptsBeyond: async () => ({}) };
}

function reopenedUnsaid(store: ChatStore): ChatStore {
  return {
    ...store,
    appendMessage: async (request) => {
      const appended = await store.appendMessage(request);
      const { reopened } = appended;
      return { ...appended, reopened: reopened && { ...reopened, closedAt: reopened.createdAt } };
    },
  };
}

function reactionsUnversioned(store: ChatStore): ChatStore {
  return {
    ...store,
    reactToMessage: async (request) => {
      const reacted = await store.reactToMessage(request);
      const version = reacted.version - 1;
      return { ...reacted, version, message: { ...reacted.message, version } };
    },
  };
}
