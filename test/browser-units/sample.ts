import type { Conversation, Message, Person } from "../../src/shared/model.ts";
import { type ChatState, emptyState } from "../../src/shared/state/state.ts";
import { type ChatView, plainView } from "../../views/chat-props.ts";

/** A page that holds nothing yet, of a receiver; and what it may come to hold. */
export const me = "me";
export const anna: Person = { id: "anna", name: "Anna" };

export const nothingYet: ChatState = emptyState(
  { id: me, name: "Rita", role: "receiver", owner: true, email: "rita@people.example" },
  "e",
);

export const noCounts = { all: 0, unread: 0, waiting: 0, closed: 0 };

export const liveView: ChatView = { ...plainView, live: true };

/** A conversation in which nothing has been said, at version 0. */
export function conversationWith(sender: Person, id: string): Conversation {
  return {
    id,
    senderId: sender.id,
    receiverId: me,
    sender,
    receiver: { id: me, name: "Rita" },
    version: 0,
    seq: 0,
    createdAt: 0,
    activeAt: 0,
    closedAt: null,
    lastMessage: null,
    receipts: [sender.id, me].map((accountId) => ({ accountId, deliveredSeq: 0, readSeq: 0 })),
  };
}

/** The message at a position, and at the version of the same number. */
export function messageIn(conversationId: string, seq: number, authorId: string): Message {
  return {
    id: `${conversationId}-${seq}`,
    conversationId,
    seq,
    version: seq,
    key: `key-${seq}`,
    authorId,
    kind: "text",
    text: `text ${seq}`,
    html: `text ${seq}`,
    replyTo: null,
    at: seq,
    editedAt: null,
    deletedAt: null,
  };
}
