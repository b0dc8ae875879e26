import { io, type Socket } from "socket.io-client";
import { socketOptions } from "../../../src/browser/line/connection.ts";
import { type Line, openLine } from "../../../src/browser/line/open-line.ts";
import { createNotices } from "../../../src/browser/status-line.ts";
import { type Chat, changeView, createStore } from "../../../src/browser/store.ts";
import type { ConversationPage, MessagePage } from "../../../src/shared/protocol.ts";
import type { apply, ChatEvent } from "../../../src/shared/state/apply.ts";
import { type ChatState, emptyState, type Thread } from "../../../src/shared/state/state.ts";
import { get, type Somebody } from "../../app.ts";
import { type HandWoundTime, handWoundTime } from "../../browser-units/hand-wound-time.ts";
import { liveView } from "../../browser-units/sample.ts";
import { englishWords } from "../../words/english-words.ts";
import { type Post, type Witness, withPost } from "./post.ts";

/** A device of somebody: the page's own state and line, time by hand, and a post that may fail. */
export interface Device {
  name: string;
  somebody: Somebody;
  chat: Chat;
  line: Line;
  time: HandWoundTime;
  post: Post;
  isOnline(): boolean;
  /** Undefined for a conversation that it does not hold, or that has not begun. */
  thread(conversationId: string | null | undefined): Thread | undefined;
  /** Loads the newest page of a conversation, as choosing it does. */
  load(conversationId: string): Promise<void>;
  /** Loses the line; finds it again, wherever the server is now. */
  drop(): Promise<void>;
  comeBack(url: string): Promise<void>;
  /** Resolves once all that the server has sent so far is here. */
  arrived(): Promise<void>;
  until(isSo: (state: ChatState) => boolean): Promise<void>;
}

export interface DeviceOptions {
  url: string;
  name: string;
  somebody: Somebody;
  apply: typeof apply;
  newKey: () => string;
  witness: (device: Device) => Witness;
}

/** Opens the page as somebody who finds all their conversations loaded. */
export async function openDevice(options: DeviceOptions): Promise<Device> {
  const { name, somebody, newKey } = options;
  let where = options.url;
  const chat: Chat = createStore(await freshState(where, somebody, options.apply), options.apply);
  const time = handWoundTime();
  // The test says when it comes back.
  const how = { ...socketOptions, auth: { token: somebody.token }, forceNew: true, reconnection: false };
  const real = io(where, how);
  const witness: Witness = {
    asked: (...news) => options.witness(device).asked(...news),
    answered: (...news) => options.witness(device).answered(...news),
  };
  const { socket, post } = withPost(real, witness);
  const notices = createNotices(createStore(liveView, changeView), time, englishWords);
  const line = openLine({ socket, chat, notices, time, newKey, ended: () => {} });
  chat.subscribe(() => {
    post.traffic += 1;
  });

  const until = (isSo: (state: ChatState) => boolean) => stateIs(chat, isSo);
  const isOnline = () => chat.get().connection === "online";
  const device: Device = {
    ...{ name, somebody, chat, line, time, post, until, isOnline },
    thread: (id) => (id ? chat.get().threads[id] : undefined),
    load: async (id) => chat.dispatch(await history(where, somebody.token, id)),
    async drop() {
      real.disconnect();
      await until(({ connection }) => connection !== "online");
    },
    async comeBack(url) {
      where = url;
      moveTo(real, url);
      real.connect();
      await until(isOnline);
    },
    arrived: () => answeredOnce(real),
  };
  await until(isOnline);
  return device;
}

/** What a page that is opened now holds. */
export async function freshState(
  url: string,
  { account, token }: Somebody,
  change: typeof apply,
): Promise<ChatState> {
  const page = await get<ConversationPage>(url, "/api/conversations", token);
  let state = change(emptyState(account, page.epoch), { type: "inbox:fetched", page });
  for (const { id } of page.conversations) state = change(state, await history(url, token, id));
  return state;
}

async function history(url: string, token: string, conversationId: string): Promise<ChatEvent> {
  const path = `/api/conversations/${conversationId}/messages?limit=200`;
  return { type: "history:fetched", conversationId, page: await get<MessagePage>(url, path, token) };
}

/** Answers and events travel on one connection, in order; this one is refused without a question to the store. */
function answeredOnce(socket: Socket): Promise<void> {
  if (!socket.connected) return Promise.resolve();
  return new Promise((resolve) => socket.emit("still there", {}, () => resolve()));
}

/** Socket.IO keeps a client's address to itself; the program that was restarted listens on another port. */
function moveTo(socket: Socket, url: string): void {
  (socket.io as unknown as { uri: string }).uri = url;
}

function stateIs(chat: Chat, isSo: (state: ChatState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (isSo(chat.get())) resolve();
    };
    chat.subscribe(look);
    look();
  });
}
