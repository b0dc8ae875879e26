import type { Conversation, Message, OwnAccount, Receipt } from "../../src/shared/model.ts";
import type { Thread } from "../../src/shared/state/state.ts";
import { ana, days, now } from "./sample-people.ts";

export function message(seq: number, author: OwnAccount, at: number, change: Partial<Message> = {}): Message {
  return {
    id: `m-${seq}`,
    conversationId: "c-sam",
    seq,
    version: seq,
    key: `k-${seq}`,
    authorId: author.id,
    kind: "text",
    text: `Line ${seq}`,
    html: `<p>Line ${seq}</p>`,
    replyTo: null,
    at,
    editedAt: null,
    deletedAt: null,
    ...change,
  };
}

export function thread(
  id: string,
  sender: OwnAccount,
  messages: Message[],
  change: Partial<Thread> = {},
): Thread {
  const last = messages.at(-1) ?? null;
  return {
    epoch: "e1",
    conversation: conversation(id, sender, last),
    messages,
    loaded: true,
    older: false,
    newer: false,
    behind: null,
    typing: [],
    unreadAfter: null,
    ...change,
  };
}

function conversation(id: string, sender: OwnAccount, last: Message | null): Conversation {
  const seq = last?.seq ?? 0;
  return {
    id,
    senderId: sender.id,
    receiverId: ana.id,
    sender: { id: sender.id, name: sender.name },
    receiver: { id: ana.id, name: ana.name },
    version: seq,
    seq,
    createdAt: now - days(9),
    activeAt: last?.at ?? now,
    closedAt: null,
    lastMessage: last,
    receipts: [receipt(sender, seq, seq), receipt(ana, seq, seq)],
  };
}

export function receipt(account: OwnAccount, deliveredSeq: number, readSeq: number): Receipt {
  return { accountId: account.id, deliveredSeq, readSeq };
}
