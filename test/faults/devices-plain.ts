import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { io } from "socket.io-client";
import { onTestFinished } from "vitest";
import type { Ack, Answers, RequestName, Requests } from "../../src/shared/protocol.ts";
import { createWatch, type DeviceWish, type FaultDevice, reconnecting } from "./devices-kind.ts";
import { createPlainCopy, type PlainFaults } from "./devices-plain-copy.ts";
import { markOf } from "./history.ts";

interface PlainWish extends DeviceWish {
  /** Rules of the contract that this client breaks, for a control that must fail. */
  faults?: PlainFaults;
  /** In the order of trying; with "polling" first it moves on to a WebSocket by itself. */
  transports?: string[];
}

interface Waiting {
  key: string;
  conversationId: string;
  text: string;
}

/** The contract: no answer within 10 s means that the outcome is unknown. */
const answerWithinMs = 10_000;
const heldUpMs = 50;

/** A client written from the wire contract and nothing of the page's: plain socket.io-client and a copy in memory. */
export async function openPlainDevice(wish: PlainWish): Promise<FaultDevice> {
  const { url, somebody, name, history, loses = () => false } = wish;
  const me = somebody.account.id;
  const watch = createWatch();
  const copy = createPlainCopy({ name, history, faults: wish.faults ?? {} });
  const socket = io(url, {
    transports: wish.transports ?? ["websocket"],
    ...reconnecting,
    auth: { token: somebody.token },
    forceNew: true,
  });
  let isClosed = false;
  let isAcquainted = false;
  const close = () => {
    isClosed = true;
    socket.disconnect();
  };
  onTestFinished(close);

  const outbox: Waiting[] = [];
  const wanted = new Set<string>();
  const seen = new Map<string, number>();
  const busy = new Set<string>();

  socket.on("connect", () => {
    watch.changed();
    check();
    settleAll();
  });
  socket.on("disconnect", watch.changed);
  socket.onAny((type: string, payload) => {
    if (loses({ type, ...payload })) return;
    if (type === "message:created" || type === "message:changed") take(payload);
    else if (type === "conversation:changed") {
      if (!copy.has(payload.conversationId)) want(payload.conversationId);
    } else if (type === "receipt:changed") copy.receipt(payload.conversationId, payload.receipt);
    watch.changed();
  });

  const device: FaultDevice = {
    name,
    accountId: me,
    send(conversationId, text) {
      outbox.push({ key: randomUUID(), conversationId, text });
      alone(`send ${conversationId}`, () => sendAll(conversationId));
    },
    edit({ conversationId, id, seq }, text) {
      history.record({ type: "change", device: name, conversationId, seq, text: markOf(text) });
      return change("message:edit", { conversationId, messageId: id, text });
    },
    remove({ conversationId, id, seq }) {
      history.record({ type: "change", device: name, conversationId, seq, text: markOf("") });
      return change("message:delete", { conversationId, messageId: id });
    },
    read(conversationId, seq) {
      seen.set(conversationId, Math.max(seq, seen.get(conversationId) ?? 0));
      tellReceipts(conversationId);
    },
    unsent: () => outbox.length,
    isOnline: () => socket.connected,
    cursor: (id) => (wanted.has(id) ? 0 : copy.cursor(id)),
    messages: copy.messages,
    receipts: copy.receipts,
    view: () => ({ of: name, accountId: me, conversations: copy.views() }),
    leave: () => void socket.disconnect(),
    comeBack: () => void socket.connect(),
    check,
    until: watch.until,
    close,
  };
  await device.until(() => isAcquainted && wanted.size === 0);
  return device;

  async function ask<N extends RequestName>(type: N, payload: Requests[N]): Promise<Ack<Answers[N]> | null> {
    if (!socket.connected) return null;
    return socket
      .timeout(answerWithinMs)
      .emitWithAck(type, payload)
      .catch(() => null);
  }

  function take(event: Parameters<typeof copy.event>[0]): void {
    if (copy.event(event) === "gap") want(event.conversationId);
    else tellReceipts(event.conversationId);
  }

  function check(): void {
    alone("heads", async () => {
      const answer = await ask("heads", {
        epoch: copy.epoch(),
        heads: copy.heads(),
        receipts: copy.receiptSums(),
      });
      if (!answer?.ok) return;
      copy.learnEpoch(answer.epoch);
      isAcquainted = true;
      for (const id of [...wanted, ...Object.keys(answer.behind)]) want(id);
      for (const [id, moved] of Object.entries(answer.receipts ?? {})) {
        for (const one of moved) copy.receipt(id, one);
      }
      watch.changed();
    });
  }

  function want(conversationId: string): void {
    wanted.add(conversationId);
    alone(`sync ${conversationId}`, () => syncAll(conversationId));
  }

  async function syncAll(conversationId: string): Promise<void> {
    while (isAcquainted && wanted.has(conversationId) && socket.connected) {
      const cursor = { epoch: copy.epochOf(conversationId), version: copy.cursor(conversationId) };
      const answer = await ask("conversation:sync", { conversationId, ...cursor });
      if (answer?.ok && copy.synced(answer) === "done") wanted.delete(conversationId);
      else if (answer && !answer.ok) await pause(heldUpMs);
      watch.changed();
    }
    tellReceipts(conversationId);
  }

  async function sendAll(conversationId: string): Promise<void> {
    const next = () => outbox.find((item) => item.conversationId === conversationId);
    for (let item = next(); item && socket.connected; item = next()) {
      if (await deliver(item)) outbox.splice(outbox.indexOf(item), 1);
      else await pause(heldUpMs);
      watch.changed();
    }
  }

  /** Whether the server said yes or no; neither yet where it did not answer, or cannot store just now. */
  async function deliver({ key, conversationId, text }: Waiting): Promise<boolean> {
    history.record({ type: "invoke", device: name, conversationId, key, text: markOf(text) });
    const answer = await ask("message:send", { conversationId, key, text });
    if (isClosed) return false;
    if (answer?.ok) {
      const { message, version } = answer;
      history.record({ type: "ok", device: name, key, seq: message.seq });
      take({ epoch: copy.epochOf(conversationId), conversationId, version, message });
      return true;
    } else if (answer && !["unavailable", "too_many"].includes(answer.error.code)) {
      history.record({ type: "fail", device: name, key, code: answer.error.code });
      return true;
    } else {
      history.record({ type: "unknown", device: name, key });
      return false;
    }
  }

  async function change(
    type: "message:edit" | "message:delete",
    payload: Requests["message:edit"] | Requests["message:delete"],
  ): Promise<boolean> {
    // Each of the two names goes with its own payload above; one function for both cannot say so in types.
    const answer = await ask(type, payload as never);
    if (!answer?.ok) return false;
    const { message, version } = answer;
    const { conversationId } = message;
    take({ epoch: copy.epochOf(conversationId), conversationId, version, message });
    watch.changed();
    return true;
  }

  function tellReceipts(conversationId: string): void {
    alone(`receipt ${conversationId}`, async () => {
      for (let news = newsOf(conversationId); news && socket.connected; news = newsOf(conversationId)) {
        const answer = await ask("receipt:set", { conversationId, ...news });
        if (answer?.ok) copy.receipt(conversationId, answer.receipt);
        else await pause(heldUpMs);
        watch.changed();
      }
    });
  }

  function newsOf(conversationId: string) {
    if (wanted.has(conversationId)) return null;
    const { head, receipt } = copy.watermarks(conversationId, me);
    const readSeq = Math.min(head, seen.get(conversationId) ?? 0);
    if (head <= receipt.deliveredSeq && readSeq <= receipt.readSeq) return null;
    return { deliveredSeq: head, ...(readSeq > 0 && { readSeq }) };
  }

  function settleAll(): void {
    for (const { conversationId } of outbox) {
      alone(`send ${conversationId}`, () => sendAll(conversationId));
    }
    for (const id of wanted) alone(`sync ${id}`, () => syncAll(id));
    for (const id of Object.keys(copy.heads())) tellReceipts(id);
  }

  /** One job of a name at a time: what is under way sees what came meanwhile, or is asked again on connecting. */
  function alone(job: string, run: () => Promise<void>): void {
    if (busy.has(job)) return;
    busy.add(job);
    void run().finally(() => busy.delete(job));
  }
}
