import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Message } from "../../src/shared/model.ts";
import type { Requests } from "../../src/shared/protocol.ts";
import { heldUpMs, type PlainClient } from "./devices-plain-line.ts";
import { markOf } from "./history.ts";

interface Waiting {
  key: string;
  conversationId: string;
  text: string;
}

interface Live {
  epoch: string;
  conversationId: string;
  version: number;
  message: Message;
}

/** Sends what a plain client was told to, again and again under the same key. */
export function createPlainSending(
  client: PlainClient,
  take: (event: Live) => void,
  isClosed: () => boolean,
) {
  const { name, history, copy, watch, socket, ask, alone } = client;
  const outbox: Waiting[] = [];
  return { send, sendAgain, change, unsent: () => outbox.length };

  function send(conversationId: string, text: string): void {
    outbox.push({ key: randomUUID(), conversationId, text });
    alone(`send ${conversationId}`, () => sendAll(conversationId));
  }

  function sendAgain(): void {
    for (const { conversationId } of outbox) {
      alone(`send ${conversationId}`, () => sendAll(conversationId));
    }
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
    if (isClosed()) return false;
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
}
