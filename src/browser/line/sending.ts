import type { AppError } from "../../shared/errors.ts";
import type { Message } from "../../shared/model.ts";
import type { OutgoingFile } from "../../shared/state/outgoing-file.ts";
import type { ChatState, OutboxItem } from "../../shared/state/state.ts";
import { count } from "../../words/say.ts";
import type { Notices } from "../notices.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { Chat } from "../store.ts";
import { pause, type Time } from "../time.ts";
import { createAcknowledged } from "./acknowledged.ts";
import type { CatchUp } from "./catch-up.ts";
import type { Request } from "./connection.ts";
import { mayPass, pauseAfter, refusalOf } from "./retrying.ts";
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
  edit(message: Message, text: string): Promise<void>;
  /** Throws the server's refusal; nothing has changed then. */
  remove(message: Message): Promise<void>;
}

interface Deps {
  chat: Chat;
  request: Request;
  fetchConversation: CatchUp["fetch"];
  outbox: Outbox;
  notices: Pick<Notices, "set" | "words">;
  time: Time;
  newKey: () => string;
  upload: UploadFiles;
}

/** Takes an item's files to the server and answers their ids there. Throws its refusal as an AppError. */
export type UploadFiles = (item: OutboxItem, conversationId: string) => Promise<string[]>;

const addresseesAtOnce = 4;

export function createSending(deps: Deps): Sending {
  const { chat, request, fetchConversation, outbox, notices, time, newKey, upload } = deps;
  const acknowledged = createAcknowledged(chat);
  const sendFor = takingTurns(addresseesAtOnce, (addressee) =>
    outbox.inTurn(addressee, () => sendAll(addressee)),
  );

  chat.subscribe((event, after, before) => {
    if (after.threads !== before.threads || event.type === "outbox:fetched") readdress(after);
    const isNews = event.type === "connection:changed" || after.outbox !== before.outbox;
    if (!isOnline() || !isNews) return;
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

  /** Whom one has a conversation with is written to there. The key stays, so that trying both ways sends once. */
  function readdress({ outbox, threads }: ChatState): void {
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

  async function sendAll(addressee: string): Promise<void> {
    let failures = 0;
    for (let item = nextFor(addressee); item; item = nextFor(addressee)) {
      try {
        await deliver(item);
        failures = 0;
      } catch (error) {
        const refusal = refusalOf(error);
        if (mayPass(refusal)) {
          if (isOnline()) await waitFor(refusal, failures++);
        } else {
          const { code, message } = refusal;
          chat.dispatch({ type: "outbox:failed", key: item.key, error: { code, message } });
        }
      }
    }
  }

  /** Nobody needs to do anything about it, but whoever sees a message wait wants to know why. */
  async function waitFor(refusal: AppError, failures: number): Promise<void> {
    const waitMs = pauseAfter(failures, time, refusal);
    if (refusal.code === "too_many") {
      const { words } = notices;
      notices.set("sending", count(words, words.said.tooManyAtOnce, Math.ceil(waitMs / 1_000)));
    }
    await pause(time, waitMs);
    notices.set("sending", null);
  }

  /** One that is still being put on disk holds up those behind it. */
  function nextFor(addressee: string): OutboxItem | undefined {
    const { outbox: items } = chat.get();
    const next = items.find((item) => item.status === "sending" && addresseeOf(item) === addressee);
    return next && isOnline() && mayGo(next) ? next : undefined;
  }

  function isOnline(): boolean {
    return chat.get().connection === "online";
  }

  async function deliver(item: OutboxItem): Promise<void> {
    const { key, to, text, replyTo, files } = item;
    const [firstFile] = files ?? [];
    if ("conversationId" in to) {
      const { conversationId } = to;
      const fileIds = files && (await upload(item, conversationId));
      const wish = { conversationId, key, text, replyTo, ...(fileIds && { fileIds }) };
      const { message, conversation } = await request("message:send", wish);
      created(message);
      if (conversation) acknowledged.conversation(conversation);
    } else if (firstFile) {
      // Files belong to a conversation: this one begins without words, and the item finds it by its addressee.
      const { conversation } = await request("conversation:open", { ...to, key: firstFile.key });
      await fetchConversation(conversation.id);
    } else {
      const { conversation, message } = await request("conversation:open", { ...to, key, text });
      if (!chat.get().threads[conversation.id]) await fetchConversation(conversation.id);
      if (message) created(message);
    }
  }

  function created(message: Message): void {
    acknowledged.created(message);
    const isStillOut = chat.get().outbox.some((item) => item.key === message.key);
    // It came ahead of a gap: stored, and shown in its place once the catch-up brings the rest.
    if (isStillOut) chat.dispatch({ type: "outbox:accepted", key: message.key });
  }
}

function mayGo({ saving, status }: OutboxItem): boolean {
  return !saving && status === "sending";
}

function addresseeOf({ to }: OutboxItem): string {
  return "conversationId" in to ? to.conversationId : to.receiverId;
}
