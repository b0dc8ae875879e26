import { io, type Socket } from "socket.io-client";
import { onTestFinished } from "vitest";
import { socketOptions } from "../../src/browser/line/connection.ts";
import { createNewKey } from "../../src/browser/line/new-key.ts";
import { openLine } from "../../src/browser/line/open-line.ts";
import { createNotices } from "../../src/browser/status-line.ts";
import { type Chat, changeView, createStore } from "../../src/browser/store.ts";
import { deviceTime, type Time } from "../../src/browser/time.ts";
import { AppError } from "../../src/shared/errors.ts";
import type { Message } from "../../src/shared/model.ts";
import type { ConversationPage } from "../../src/shared/protocol.ts";
import { apply } from "../../src/shared/state/apply.ts";
import { emptyState } from "../../src/shared/state/state.ts";
import { plainView } from "../../views/chat-props.ts";
import { get } from "../app.ts";
import { englishWords } from "../words/english-words.ts";
import { createWatch, type DeviceWish, type FaultDevice, reconnecting } from "./devices-kind.ts";
import { recordPage } from "./devices-recording.ts";
import { conversationView, markOf } from "./history.ts";

interface PageWish extends DeviceWish {
  /** Another way of changing the state, for a control that must fail. */
  apply?: typeof apply;
  time?: Time;
}

/** A tab of the chat page: its own state and its own line to the server, opened the way the page opens. */
export async function openPageDevice(wish: PageWish): Promise<FaultDevice> {
  const { url, somebody, name, history, loses = () => false, time = deviceTime } = wish;
  const { account, token } = somebody;
  const inbox = await get<ConversationPage>(url, "/api/conversations", token);
  const empty = { ...emptyState(account, inbox.epoch) };
  const chat: Chat = createStore(apply(empty, { type: "inbox:fetched", page: inbox }), wish.apply ?? apply);
  const watch = createWatch();
  recordPage(chat, name, history);
  chat.subscribe(watch.changed);

  const socket = io(url, { ...socketOptions, ...reconnecting, auth: { token }, forceNew: true });
  const line = openLine({
    socket: losing(socket, loses),
    chat,
    notices: createNotices(createStore({ ...plainView, live: true }, changeView), time, englishWords),
    time,
    newKey: createNewKey(time.now, (bytes) => crypto.getRandomValues(bytes)),
    ended: () => {},
  });
  onTestFinished(line.close);
  const thread = (id: string) => chat.get().threads[id];

  const device: FaultDevice = {
    name,
    accountId: account.id,
    send: (conversationId, text) => line.sending.send({ conversationId }, text),
    edit(message, text) {
      recordChange(message, text);
      return granted(line.sending.edit(message, text));
    },
    remove(message) {
      recordChange(message, "");
      return granted(line.sending.remove(message));
    },
    read: line.reading.seen,
    unsent: () => chat.get().outbox.filter(({ status }) => status !== "failed").length,
    isOnline: () => chat.get().connection === "online",
    cursor: (id) => (thread(id)?.behind === null ? (thread(id)?.conversation.version ?? 0) : 0),
    messages: (id) => thread(id)?.messages ?? [],
    receipts: (id) => thread(id)?.conversation.receipts ?? [],
    view: () => ({
      of: name,
      accountId: account.id,
      conversations: Object.values(chat.get().threads).map(({ conversation, messages, older }) =>
        conversationView(conversation, messages, older),
      ),
    }),
    leave: () => void socket.disconnect(),
    comeBack: () => void socket.connect(),
    check: line.catchUp.check,
    until: watch.until,
    close: line.close,
  };
  await device.until(device.isOnline);
  // What the page shows when a thread is opened: its newest stretch, from which the live events go on.
  await Promise.all(inbox.conversations.map(({ id }) => line.catchUp.fetch(id)));
  return device;

  function recordChange({ conversationId, seq }: Message, text: string): void {
    history.record({ type: "change", device: name, conversationId, seq, text: markOf(text) });
  }
}

/** The same socket, whose live events may get lost; what it answers and how it stands does not. */
function losing(socket: Socket, loses: NonNullable<DeviceWish["loses"]>): Socket {
  const hear = socket.on.bind(socket);
  const on = (type: string, listener: (payload: object) => void) =>
    hear(type, (payload) => {
      const isLive = /^(message|conversation|receipt|typing|presence):/.test(type);
      if (!isLive || !loses({ ...payload, type })) listener(payload);
    });
  // The map of events that `on` is typed by is open for this socket: any name, any payload.
  return Object.assign(socket, { on: on as Socket["on"] });
}

async function granted(asked: Promise<void>): Promise<boolean> {
  try {
    await asked;
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
