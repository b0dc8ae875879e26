import type { Conversation, Message, Receipt } from "../shared/model.ts";
import type { SharedConversation } from "../shared/watermarks.ts";

/** What the chat's store is asked, and what it answers; `ChatStore` in ports.ts says what each of it promises. */

/** Words in a row, folded (src/shared/words-in.ts); the last of them may go on where `isPrefix`. */
export interface SearchTerm {
  words: string[];
  isPrefix: boolean;
}
export interface SearchQuestion {
  terms: SearchTerm[];
  /** Accounts: the other side of the conversation, and the author. */
  withId?: string | undefined;
  fromId?: string | undefined;
  /** Times: from `after` on, and not from `before` on. */
  after?: number | undefined;
  before?: number | undefined;
  hasLink?: boolean | undefined;
  hasFile?: boolean | undefined;
  /** The last message of the page before; `not_found` where the account may not see it. */
  cursor?: string | undefined;
  limit: number;
}
export type FoundMessages = Page<{ message: Message } & Pick<Conversation, "sender" | "receiver">>;

export interface Page<T> {
  rows: T[];
  more: boolean;
}

/** The two sides of a conversation, told with every change so that publishing needs no second question. */
export interface Parties {
  senderId: string;
  receiverId: string | null;
}

export interface OpenConversation {
  key: string;
  senderId: string;
  receiverId: string;
  text: string | null;
  /** The safe rendering; null when it follows from the text alone. */
  html: string | null;
  at: number;
}
export interface OpenedConversation {
  conversation: SharedConversation;
  message: Message | null;
  /** Whether this request made the conversation, and the message. */
  created: { conversation: boolean; message: boolean };
  /** Whether it was closed until now. Without a text, `lastMessage` is the line that says so. */
  reopened: boolean;
}
export interface AppendMessage {
  conversationId: string;
  authorId: string;
  key: string;
  text: string;
  html: string | null;
  replyTo: string | null;
  at: number;
  /** The author's own of this conversation, not sent yet: else `not_found`, or `conflict` for those sent already. */
  fileIds?: string[] | undefined;
}
export interface AppendedMessage extends Parties {
  message: Message;
  /** The conversation's version after the append (of the first append, for a duplicate). */
  version: number;
  duplicate: boolean;
  /** The conversation one version later, if the message opened it again. */
  reopened: SharedConversation | null;
}
export interface EditMessage {
  conversationId: string;
  messageId: string;
  accountId: string;
  text: string;
  html: string | null;
  at: number;
}
export interface DeleteMessage {
  conversationId: string;
  messageId: string;
  accountId: string;
  at: number;
}
export interface ReactToMessage {
  conversationId: string;
  messageId: string;
  accountId: string;
  emoji: string;
  on: boolean;
}
export interface SetClosed {
  conversationId: string;
  accountId: string;
  closes: boolean;
  at: number;
}
export interface SetMuted {
  conversationId: string;
  accountId: string;
  muted: boolean;
}
export interface TurnedConversation {
  conversation: SharedConversation;
  /** What says so in the thread, one version before; null when it already was so. */
  line: Message | null;
}
export interface ChangedMessage extends Parties {
  message: Message;
  version: number;
  /** False when the message already was so. */
  changed: boolean;
  /** Files that went with it, whose bytes nobody needs any more. */
  removedFiles?: string[];
}
export interface AdvanceReceipt {
  conversationId: string;
  accountId: string;
  deliveredSeq: number;
  readSeq: number;
}
export interface AdvancedReceipt extends Parties {
  receipt: Receipt;
  /** What the other side is to hear; null when there is nothing new in it for them. */
  shown: Receipt | null;
  changed: boolean;
}
export interface LastSeen {
  accountId: string;
  lastSeenAt: number | null;
}
export interface KnownAccount extends LastSeen {
  name: string;
  picture: string | null;
  deletedAt: number | null;
}
