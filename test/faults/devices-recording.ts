import type { Chat } from "../../src/browser/store.ts";
import type { Message } from "../../src/shared/model.ts";
import type { ChatEvent } from "../../src/shared/state/apply.ts";
import type { ChatState, OutboxItem } from "../../src/shared/state/state.ts";
import { type History, markOf, seenMessage } from "./history.ts";

/** Records what happens to a chat page's state: what it sends, what became of it, and what it comes to hold. */
export function recordPage(chat: Chat, device: string, history: History): void {
  chat.subscribe((event, after, before) => {
    recordOutbox(event, after, before);
    for (const message of messagesOf(event)) recordMessage(event, message, after, before);
    recordReceipts(after, before);
  });

  function recordOutbox(event: ChatEvent, after: ChatState, before: ChatState): void {
    if (event.type === "outbox:added") {
      const { key, to, text } = event.item;
      if (!("conversationId" in to)) return;
      history.record({
        type: "invoke",
        device,
        conversationId: to.conversationId,
        key,
        text: markOf(text),
      });
    } else if (after.outbox !== before.outbox && event.type !== "outbox:dropped") {
      for (const item of before.outbox) recordOutcome(item, event, after);
    }
  }

  /** What the person sees: the message is sent once it left the outbox for its thread, or is marked so. */
  function recordOutcome({ key, status }: OutboxItem, event: ChatEvent, after: ChatState): void {
    const still = after.outbox.find((item) => item.key === key);
    if (!still || (still.status === "sent" && status !== "sent")) {
      if (status === "sent") return;
      const seq = messagesOf(event).find((message) => message.key === key)?.seq ?? null;
      history.record({ type: "ok", device, key, seq });
    } else if (still.status === "failed" && status !== "failed") {
      history.record({ type: "fail", device, key, code: still.error?.code ?? "internal" });
    }
  }

  function recordMessage(event: ChatEvent, message: Message, after: ChatState, before: ChatState): void {
    const { conversationId } = message;
    const held = heldAt(after, message);
    if (held?.version !== message.version || heldAt(before, message)?.version === held.version) return;
    const isPaged =
      event.type === "history:fetched" || (event.type === "synced" && event.answer.reset === true);
    history.record({ type: "observe", device, conversationId, isPaged, ...seenMessage(held) });
  }

  function recordReceipts(after: ChatState, before: ChatState): void {
    if (after.threads === before.threads) return;
    for (const [conversationId, { conversation }] of Object.entries(after.threads)) {
      const known = before.threads[conversationId]?.conversation.receipts;
      if (conversation.receipts === known) continue;
      for (const receipt of conversation.receipts) {
        history.record({ type: "receipt", device, conversationId, ...receipt });
      }
    }
  }
}

function messagesOf(event: ChatEvent): Message[] {
  if (event.type === "message:created" || event.type === "message:changed") return [event.message];
  if (event.type === "synced") return event.answer.messages;
  if (event.type === "history:fetched") return event.page.messages;
  return [];
}

/** Where it belongs, or wherever else it is in a state that went wrong. */
function heldAt(state: ChatState, { conversationId, seq, key }: Message): Message | undefined {
  const messages = state.threads[conversationId]?.messages ?? [];
  const there = messages[seq - (messages[0]?.seq ?? 0)];
  const isInPlace = there === undefined || there.seq === seq;
  if (!isInPlace) return messages.find((message) => message.key === key);
  return there?.key === key ? there : undefined;
}
