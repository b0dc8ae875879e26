import { io, type Socket } from "socket.io-client";
import { onTestFinished } from "vitest";
import type { GoingOut } from "../../src/browser/files/going-out.ts";
import { socketOptions } from "../../src/browser/line/connection.ts";
import { createNewKey } from "../../src/browser/line/new-key.ts";
import { type Line, openLine } from "../../src/browser/line/open-line.ts";
import { type Outbox, outboxInMemory } from "../../src/browser/outbox/outbox.ts";
import { createNotices, type Notices } from "../../src/browser/status-line.ts";
import { type Chat, changeView, createStore, type View } from "../../src/browser/store.ts";
import type { ConversationPage, MessagePage } from "../../src/shared/protocol.ts";
import { apply, type ChatEvent } from "../../src/shared/state/apply.ts";
import type { ChatState, Thread } from "../../src/shared/state/state.ts";
import { get, type RunningApp, type Somebody } from "../app.ts";
import { englishWords } from "../words/english-words.ts";
import { type HandWoundTime, handWoundTime } from "./hand-wound-time.ts";
import { liveView, nothingYet } from "./sample.ts";

/** A tab of the chat page without its screen: the same state, the same line to the server, and time by hand. */
export interface Tab extends Line {
  chat: Chat;
  view: View;
  outbox: Outbox;
  time: HandWoundTime;
  socket: Socket;
  /** Why the session ended, once it has. */
  ended: string[];
  /** While it answers true, a live event is lost on its way here. */
  loses: (event: ChatEvent) => boolean;
  /** Resolves as soon as the state is so. */
  until(isSo: (state: ChatState) => boolean): Promise<ChatState>;
  thread(conversationId: string): Thread;
  /** Loads a thread's newest page, as opening it does. */
  load(conversationId: string): Promise<void>;
  /** Loses the line, and finds it again. */
  leave(): void;
  comeBack(): Promise<void>;
}

/** What a tab is opened on, beside the account: the outbox of its device, made for its state. */
type OpenOutbox = (deps: {
  chat: Chat;
  notices: Notices;
  time: HandWoundTime;
  keepFiles?: Carrier["keep"];
}) => Outbox;

/** What takes its files to the server. */
type Carrier = Pick<GoingOut, "keep" | "upload">;
type OpenCarrier = (deps: { chat: Chat; view: View; time: HandWoundTime }) => Carrier;

export async function openTab(
  app: RunningApp,
  somebody: Somebody,
  openOutbox: OpenOutbox = () => outboxInMemory,
  openCarrier?: OpenCarrier,
): Promise<Tab> {
  const { token } = somebody;
  const page = await get<ConversationPage>(app.url, "/api/conversations", token);
  const chat: Chat = createStore(stateFrom(somebody, page), apply);
  const view: View = createStore(liveView, changeView);
  const time = handWoundTime();
  const socket = io(app.url, { ...socketOptions, auth: { token }, forceNew: true });
  onTestFinished(() => void socket.disconnect());

  const ended: string[] = [];
  const lossy: Chat = {
    ...chat,
    dispatch: (event) => {
      if (!tab.loses(event)) chat.dispatch(event);
    },
  };
  const notices = createNotices(view, time, englishWords);
  const carrier = openCarrier?.({ chat: lossy, view, time });
  const keepFiles = carrier && { keepFiles: carrier.keep };
  const outbox = openOutbox({ chat: lossy, notices, time, ...keepFiles });
  const newKey = createNewKey(Date.now, (bytes) => crypto.getRandomValues(bytes));
  const line = openLine({
    socket,
    chat: lossy,
    notices,
    time,
    newKey,
    outbox,
    ...(carrier && { upload: carrier.upload }),
    ended: (reason) => ended.push(reason),
  });

  const tab: Tab = {
    ...line,
    ...{ chat, view, outbox, time, socket, ended },
    loses: () => false,
    until: (isSo) => until(chat, isSo),
    thread(conversationId) {
      const thread = chat.get().threads[conversationId];
      if (!thread) throw new Error(`The tab does not hold ${conversationId}.`);
      return thread;
    },
    async load(conversationId) {
      const path = `/api/conversations/${conversationId}/messages?limit=60`;
      const history = await get<MessagePage>(app.url, path, token);
      chat.dispatch({ type: "history:fetched", conversationId, page: history });
    },
    leave: () => void socket.disconnect(),
    async comeBack() {
      socket.connect();
      await until(chat, isOnline);
    },
  };
  await until(chat, isOnline);
  return tab;
}

export function isOnline({ connection }: ChatState): boolean {
  return connection === "online";
}

function until(chat: Chat, isSo: (state: ChatState) => boolean): Promise<ChatState> {
  return new Promise((resolve) => {
    if (isSo(chat.get())) return resolve(chat.get());
    chat.subscribe(() => {
      if (isSo(chat.get())) resolve(chat.get());
    });
  });
}

function stateFrom({ account, email }: Somebody, page: ConversationPage): ChatState {
  const empty: ChatState = { ...nothingYet, me: { ...account, email }, epoch: page.epoch };
  return apply(empty, { type: "inbox:fetched", page });
}
