import type { Message } from "../../shared/model.ts";
import { addresseeOf } from "../../shared/state/outbox.ts";
import type { OutgoingFile } from "../../shared/state/outgoing-file.ts";
import type { ChatState, OutboxItem } from "../../shared/state/state.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { Chat } from "../store.ts";
import { createAcknowledged } from "./acknowledged.ts";
import { createDelivering, type DeliveringDeps } from "./delivering.ts";
import { type InOrderDeps, mayGo, sendingInOrder } from "./sending-in-order.ts";
import { takingTurns } from "./taking-turns.ts";

/**
 * Takes messages out of the outbox, one after another for each addressee, so that their order holds. What gets
 * no answer goes again under the same key for as long as it takes; what is refused for good waits for the person.
 */
export interface Sending {
  /** Answers the key that now names the message. */
  send(to: OutboxItem["to"], text: string, replyTo?: string | null, files?: OutgoingFile[]): string;
  retry(key: string): void;
  discard(key: string): void;
  /** Throws the server's refusal; nothing has changed then. */
  edit(message: Edited, text: string): Promise<void>;
  /** Throws the server's refusal; nothing has changed then. */
  remove(message: Message): Promise<void>;
}

/** Without a text where this page does not hold it. */
interface Edited extends Pick<Message, "conversationId" | "id"> {
  text: string | undefined;
}

interface Deps extends DeliveringDeps, Pick<InOrderDeps, "notices" | "time"> {
  outbox: Outbox;
  newKey: () => string;
}

const addresseesAtOnce = 4;

export function createSending(deps: Deps): Sending {
  const { chat, request, outbox, time, newKey } = deps;
  const acknowledged = createAcknowledged(chat);
  const sendAll = sendingInOrder({ ...deps, deliver: createDelivering(deps, acknowledged) });
  const sendFor = takingTurns(addresseesAtOnce, (addressee) =>
    outbox.inTurn(addressee, () => sendAll(addressee)),
  );

  chat.subscribe((event, after, before) => {
    if (after.threads !== before.threads || event.type === "outbox:fetched") readdress(chat, after);
    const isNews = event.type === "connection:changed" || after.outbox !== before.outbox;
    if (after.connection !== "online" || !isNews) return;
    for (const item of after.outbox) if (mayGo(item)) sendFor(addresseeOf(item));
  });

  return {
    send(to, text, replyTo = null, files = []) {
      const some = files.length > 0 && { files };
      const written = { to, text, key: newKey(), replyTo, ...some, at: time.now() };
      const item: OutboxItem = { ...written, saving: outbox.isKept(), status: "sending", error: null };
      chat.dispatch({ type: "outbox:added", item });
      return item.key;
    },
    retry: (key) => chat.dispatch({ type: "outbox:retried", key, at: time.now() }),
    discard: (key) => chat.dispatch({ type: "outbox:dropped", key }),
    async edit({ conversationId, id, text: before }, text) {
      if (text === before) return;
      acknowledged.changed((await request("message:edit", { conversationId, messageId: id, text })).message);
    },
    async remove({ conversationId, id }) {
      acknowledged.changed((await request("message:delete", { conversationId, messageId: id })).message);
    },
  };
}

/** Whom one has a conversation with is written to there. The key stays, so that trying both ways sends once. */
function readdress(chat: Chat, { outbox, threads }: ChatState): void {
  for (const item of outbox) {
    const { to } = item;
    if ("conversationId" in to) continue;
    const known = Object.values(threads).find(
      ({ conversation }) => conversation.receiverId === to.receiverId,
    );
    const conversationId = known?.conversation.id;
    if (conversationId) chat.dispatch({ type: "outbox:added", item: { ...item, to: { conversationId } } });
  }
}
