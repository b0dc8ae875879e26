import { io } from "socket.io-client";
import { onTestFinished } from "vitest";
import { createWatch, type DeviceWish, type FaultDevice, reconnecting } from "./devices-kind.ts";
import { createPlainCopy, type PlainFaults } from "./devices-plain-copy.ts";
import { createAlone, createAsking, type PlainClient } from "./devices-plain-line.ts";
import { createPlainReceipts } from "./devices-plain-receipts.ts";
import { createPlainSending } from "./devices-plain-sending.ts";
import { createPlainSyncing } from "./devices-plain-syncing.ts";
import { markOf } from "./history.ts";

interface PlainWish extends DeviceWish {
  /** Rules of the contract that this client breaks, for a control that must fail. */
  faults?: PlainFaults;
  /** In the order of trying; with "polling" first it moves on to a WebSocket by itself. */
  transports?: string[];
}

/** A client written from the wire contract and nothing of the page's: plain socket.io-client and a copy in memory. */
export async function openPlainDevice(wish: PlainWish): Promise<FaultDevice> {
  const client = clientFor(wish);
  const parts = partsOf(client, wish);
  const close = () => {
    parts.isClosed = true;
    client.socket.disconnect();
  };
  onTestFinished(close);
  const device = { ...acts(client, parts), ...sights(client, parts), close };
  await device.until(parts.syncing.isDone);
  return device;
}

function clientFor({ url, somebody, name, history, faults = {}, transports }: PlainWish): PlainClient {
  const socket = io(url, {
    transports: transports ?? ["websocket"],
    ...reconnecting,
    auth: { token: somebody.token },
    forceNew: true,
  });
  return {
    name,
    me: somebody.account.id,
    history,
    copy: createPlainCopy({ name, history, faults }),
    watch: createWatch(),
    socket,
    ask: createAsking(socket),
    alone: createAlone(),
    wanted: new Set(),
  };
}

type Parts = ReturnType<typeof partsOf>;

/** Its parts, which hear what the server tells. */
function partsOf(client: PlainClient, { loses = () => false }: PlainWish) {
  const { copy, watch, socket, alone, wanted } = client;
  const receipts = createPlainReceipts(client);
  const syncing = createPlainSyncing(client, receipts.tellReceipts);
  const sending = createPlainSending(client, take, () => parts.isClosed);
  const parts = { receipts, syncing, sending, isClosed: false };

  socket.on("connect", () => {
    watch.changed();
    syncing.check();
    sending.sendAgain();
    for (const id of wanted) alone(`sync ${id}`, () => syncing.syncAll(id));
    for (const id of Object.keys(copy.heads())) receipts.tellReceipts(id);
  });
  socket.on("disconnect", watch.changed);
  socket.onAny((type: string, payload) => {
    if (loses({ type, ...payload })) return;
    if (type === "message:created" || type === "message:changed") take(payload);
    else if (type === "conversation:changed") {
      if (!copy.has(payload.conversationId)) syncing.want(payload.conversationId);
    } else if (type === "receipt:changed") copy.receipt(payload.conversationId, payload.receipt);
    watch.changed();
  });
  return parts;

  function take(event: Parameters<typeof copy.event>[0]): void {
    if (copy.event(event) === "gap") syncing.want(event.conversationId);
    else receipts.tellReceipts(event.conversationId);
  }
}

/** What it is told to do. */
function acts({ name, history, socket }: PlainClient, { sending, receipts, syncing }: Parts) {
  const noteChange = (conversationId: string, seq: number, text: string) =>
    history.record({ type: "change", device: name, conversationId, seq, text: markOf(text) });
  return {
    send: sending.send,
    edit({ conversationId, id, seq }, text) {
      noteChange(conversationId, seq, text);
      return sending.change("message:edit", { conversationId, messageId: id, text });
    },
    remove({ conversationId, id, seq }) {
      noteChange(conversationId, seq, "");
      return sending.change("message:delete", { conversationId, messageId: id });
    },
    read: receipts.read,
    leave: () => void socket.disconnect(),
    comeBack: () => void socket.connect(),
    check: syncing.check,
  } satisfies Partial<FaultDevice>;
}

/** What can be seen of it. */
function sights({ name, me, copy, watch, socket, wanted }: PlainClient, { sending }: Parts) {
  return {
    name,
    accountId: me,
    unsent: sending.unsent,
    isOnline: () => socket.connected,
    cursor: (id) => (wanted.has(id) ? 0 : copy.cursor(id)),
    messages: copy.messages,
    receipts: copy.receipts,
    view: () => ({ of: name, accountId: me, conversations: copy.views() }),
    until: watch.until,
  } satisfies Partial<FaultDevice>;
}
