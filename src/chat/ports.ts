import type { InboxCounts, InboxFilter } from "../shared/inbox-filter.ts";
import type { Conversation, Message, Receipt, Role } from "../shared/model.ts";
import type { NoticeWishes } from "../shared/notices.ts";
import type { EventName, Events } from "../shared/protocol.ts";
import type { RichText } from "./rich-text.ts";
import type {
  AdvancedReceipt,
  AdvanceReceipt,
  AppendedMessage,
  AppendMessage,
  ChangedMessage,
  DeleteMessage,
  EditMessage,
  FoundMessages,
  KnownAccount,
  OpenConversation,
  OpenedConversation,
  Page,
  ReactToMessage,
  SearchQuestion,
  SetClosed,
  SetMuted,
  TurnedConversation,
} from "./store-requests.ts";

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
