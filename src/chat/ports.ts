import type { InboxCounts, InboxFilter } from "../shared/inbox-filter.ts";
import type { Conversation, Message, Receipt, Role } from "../shared/model.ts";
import type { NoticeWishes } from "../shared/notices.ts";
import type { EventName, Events } from "../shared/protocol.ts";
import type { SharedConversation } from "../shared/watermarks.ts";
import type { RichText } from "./rich-text.ts";

/**
 * What the chat needs of a store: whole operations, each one atomic. All resolve only after the change is on
 * stable storage. All refuse with an AppError: `not_found` for what the account may not see (exactly as if it
 * did not exist), `forbidden`, `conflict`, `invalid`; `unavailable` when nothing can be stored just now.
 */
export interface ChatStore {
  /** The random id of this database's history. */
  readonly epoch: string;

  /**
   * The sender's conversation with the receiver, made if there is none, with `text` as its next message.
   * The same `(senderId, key)` gives the same answer; with other content: `conflict`. One that was closed is open again.
   */
  openConversation(request: OpenConversation): Promise<OpenedConversation>;
  /** Takes the next position in the conversation, and opens it again if it was closed. One message per `(authorId, key)`; other content: `conflict`. */
  appendMessage(request: AppendMessage): Promise<AppendedMessage>;
  /** `conflict` for a deleted message. The text it already has changes nothing. */
  editMessage(request: EditMessage): Promise<ChangedMessage>;
  /** Leaves a tombstone. Deleting again changes nothing. */
  deleteMessage(request: DeleteMessage): Promise<ChangedMessage>;
  /** `conflict` for a deleted message, and for more kinds than there may be. What is already so changes nothing. */
  reactToMessage(request: ReactToMessage): Promise<ChangedMessage>;
  /** Only its receiver closes it. What it already is changes nothing. */
  setClosed(request: SetClosed): Promise<TurnedConversation>;
  /**
   * Moves the account's watermarks forward, never back, never past the head. What the other side sees of the read one
   * moves with it where both show theirs, otherwise not.
   */
  advanceReceipt(request: AdvanceReceipt): Promise<AdvancedReceipt>;
  /** Has a conversation count as unread again for its receiver from a position on, or no longer; no watermark moves. */
  markUnread(conversationId: string, accountId: string, from: number | null): Promise<Receipt>;

  /** Null for what the account may not see. */
  conversation(conversationId: string, accountId: string): Promise<Conversation | null>;
  /** Newest activity first, from after the conversation `before`, at most `limit`; of the filter's, or all. */
  conversations(
    accountId: string,
    page: { before?: string; limit: number; filter?: InboxFilter },
  ): Promise<Page<Conversation>>;
  /** Of each filter, how many conversations the account has. */
  inboxCounts(accountId: string): Promise<InboxCounts>;
  /** Those with somebody whose name `isNamed` says it is; newest activity first, at most `limit`. */
  conversationsNamed(
    accountId: string,
    isNamed: (name: string) => boolean,
    limit: number,
  ): Promise<Page<Conversation>>;
  /** The newest `limit` messages before position `before` (or of all), ascending. */
  messagesBefore(
    conversationId: string,
    accountId: string,
    page: { before?: number; limit: number },
  ): Promise<Page<Message> & { version: number; newer: boolean }>;
  /** Messages with all the terms, newest first, among those that the account may see; new ones within seconds. */
  searchMessages(accountId: string, question: SearchQuestion): Promise<FoundMessages>;
  /** What changed in the `limit` versions after `version`, in the order of versions. `version` answers the cursor. */
  changesSince(
    conversationId: string,
    accountId: string,
    page: { version: number; limit: number },
  ): Promise<{ conversation: Conversation; messages: Message[]; version: number; more: boolean }>;
  /** Versions of those of `named` that the account may see, and of its `recent` most recently active ones. */
  heads(accountId: string, named: string[], recent: number): Promise<Record<string, number>>;
  /** The receipts of those conversations that the account may see whose watermarks do not add up to the given sum. */
  receiptsBeyond(accountId: string, sums: Record<string, number>): Promise<Record<string, Receipt[]>>;
  /** Those of `accountIds` that the account may know of: receivers, and people it shares a conversation with. */
  knownAccounts(accountId: string, accountIds: string[]): Promise<KnownAccount[]>;
  /** What the account does not want to be told of. */
  noticeWishes(accountId: string): Promise<NoticeWishes>;
  /** Nothing is told until then; null for no such time. */
  setQuiet(accountId: string, until: number | null): Promise<void>;
  /** Whether the account is told of the conversation. What it already is changes nothing. */
  setMuted(request: SetMuted): Promise<void>;
  /** Rides a later batch: losing one on a crash costs nothing that the next connection does not mend. */
  saveLastSeen(accountId: string, at: number): Promise<void>;
}

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

interface Page<T> {
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
interface EditMessage {
  conversationId: string;
  messageId: string;
  accountId: string;
  text: string;
  html: string | null;
  at: number;
}
interface DeleteMessage {
  conversationId: string;
  messageId: string;
  accountId: string;
  at: number;
}
interface ReactToMessage {
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
interface SetMuted {
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

/** Tells every connected device of the accounts, but not the connection that caused it. */
export type Publish = <N extends EventName>(
  to: { accountIds: string[]; except?: string | undefined },
  name: N,
  payload: Events[N],
) => void;

type Clock = () => number;

/** What every use-case of the chat is given. */
export interface ChatDeps {
  store: ChatStore;
  publish: Publish;
  richText: RichText;
  clock: Clock;
  /** Takes the bytes of files away that the store has forgotten. */
  forgetFiles(fileIds: string[]): Promise<void>;
}

/** Who asks, and on which connection: that one gets the acknowledgement instead of the event. */
export interface Caller {
  accountId: string;
  role: Role;
  connectionId?: string | undefined;
}
