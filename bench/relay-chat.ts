import { randomUUID } from "node:crypto";
import type { Conversation, Message } from "../src/shared/model.ts";
import type { Ack, Answers, Events, Requests } from "../src/shared/protocol.ts";

type Created = Events["message:created"];

/** What a relay does with a message: the answer for its author, the event for the accounts beside them. */
interface Relayed {
  answer: Ack<Answers["message:send"]>;
  event: Created | null;
  to: string[];
}

/**
 * The least that could be called a chat: the contract's names and shapes, and nothing kept but who talks with whom
 * and how far they have counted.
 */
export function createRelayChat() {
  const epoch = randomUUID();
  const conversations = new Map<string, Conversation>();
  return {
    open(senderId: string, { receiverId }: Requests["conversation:open"]): Ack<Answers["conversation:open"]> {
      const conversation = begin(senderId, receiverId);
      conversations.set(conversation.id, conversation);
      return { ok: true, conversation };
    },
    send(authorId: string, request: Requests["message:send"]): Relayed {
      const conversation = conversations.get(request.conversationId);
      if (!conversation) return { answer: notFound, event: null, to: [] };
      const message = stamp(authorId, conversation, request);
      const { id, version, senderId, receiverId } = conversation;
      return {
        answer: { ok: true, message, version, duplicate: false },
        event: { epoch, conversationId: id, version, message },
        to: [senderId, receiverId ?? senderId],
      };
    },
  };
}

const notFound: Ack<Answers["message:send"]> = {
  ok: false,
  error: { code: "not_found", message: "There is no such conversation." },
};

function stamp(
  authorId: string,
  conversation: Conversation,
  { key, text }: Requests["message:send"],
): Message {
  conversation.seq += 1;
  conversation.version += 1;
  return {
    id: randomUUID(),
    conversationId: conversation.id,
    seq: conversation.seq,
    version: conversation.version,
    key,
    authorId,
    kind: "text",
    text,
    html: `<p>${text}</p>`,
    replyTo: null,
    at: Date.now(),
    editedAt: null,
    deletedAt: null,
  };
}

function begin(senderId: string, receiverId: string): Conversation {
  return {
    id: randomUUID(),
    senderId,
    receiverId,
    sender: { id: senderId, name: senderId },
    receiver: { id: receiverId, name: receiverId },
    version: 1,
    seq: 0,
    createdAt: Date.now(),
    activeAt: Date.now(),
    closedAt: null,
    lastMessage: null,
    receipts: [],
  };
}
