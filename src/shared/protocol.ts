import type { WireError } from "./errors.ts";
import type { InboxCounts } from "./inbox-filter.ts";
import type {
  Conversation,
  FileInfo,
  Message,
  OwnAccount,
  Person,
  Presence,
  PresenceState,
  Receipt,
  ReceiverListing,
} from "./model.ts";
import type { Preferences } from "./preferences.ts";

/** The wire, both ways (docs/protocol.md tells it to users). */

export interface Requests {
  "conversation:open": { key: string; receiverId: string; text?: string | undefined };
  "conversation:sync": { conversationId: string; epoch: string; version: number };
  /** `receipts`: for each conversation the sum of all watermarks that are held, to learn which of them moved. */
  heads: { epoch: string; heads: Record<string, number>; receipts?: Record<string, number> | undefined };
  /** `fileIds`: the author's own files, uploaded to this conversation and not sent yet. With them, `text` may be empty. */
  "message:send": {
    conversationId: string;
    key: string;
    text: string;
    replyTo?: string | null | undefined;
    fileIds?: string[] | undefined;
  };
  "message:edit": { conversationId: string; messageId: string; text: string };
  "message:delete": { conversationId: string; messageId: string };
  "message:react": { conversationId: string; messageId: string; emoji: string; on: boolean };
  "conversation:close": { conversationId: string };
  "conversation:reopen": { conversationId: string };
  "receipt:set": {
    conversationId: string;
    deliveredSeq?: number | undefined;
    readSeq?: number | undefined;
    /** Of the history that the positions are of; those of another count for nothing. */
    epoch?: string | undefined;
  };
  "presence:watch": { accountIds: string[] };
  "presence:set": { presence: "online" | "away" };
  "typing:set": { conversationId: string; typing: boolean };
}

export interface Answers {
  "conversation:open": { conversation: Conversation; message?: Message };
  "conversation:sync": SyncAnswer;
  /** `comeBackWithinMs`: over how long a crowd had better spread that loses its lines at once. */
  heads: {
    epoch: string;
    behind: Record<string, number>;
    receipts?: Record<string, Receipt[]>;
    comeBackWithinMs?: number;
  };
  /** `conversation` when the message opened it again: one more event, at the conversation's version. */
  "message:send": { message: Message; version: number; duplicate: boolean; conversation?: Conversation };
  "message:edit": { message: Message; version: number };
  "message:delete": { message: Message; version: number };
  "message:react": { message: Message; version: number };
  "conversation:close": TurnedAnswer;
  "conversation:reopen": TurnedAnswer;
  "receipt:set": { receipt: Receipt };
  /** `people`: what they are called now. */
  "presence:watch": { presences: Presence[]; people: Person[] };
  "presence:set": { presence: PresenceState };
  "typing:set": Record<never, never>;
}

/** The line that says so, if this request made it, and the conversation one version later. */
export interface TurnedAnswer {
  conversation: Conversation;
  message?: Message;
}

/**
 * What changed after a version, or (`reset`) the newest page of history, to start over from.
 * `version` is the cursor to ask on from; `older` says whether history goes on before a reset's page.
 */
export interface SyncAnswer {
  epoch: string;
  version: number;
  conversation: Conversation;
  messages: Message[];
  receipts: Receipt[];
  more: boolean;
  reset?: true;
  older?: boolean;
}

export type RequestName = keyof Requests;
export type Ack<T> = ({ ok: true } & T) | { ok: false; error: WireError };

export interface Events {
  "message:created": MessageEvent;
  "message:changed": MessageEvent;
  "conversation:changed": {
    epoch: string;
    conversationId: string;
    version: number;
    conversation: Conversation;
  };
  "receipt:changed": { conversationId: string; receipt: Receipt };
  "typing:changed": { conversationId: string; accountId: string; typing: boolean };
  "presence:changed": Presence;
  "account:changed": { account: Person };
  "preferences:changed": { preferences: Preferences };
  "session:ended": { reason: SessionEnd };
  /** The connection did not read fast enough and was told nothing for a while: begin as after a connect. */
  resync: Record<never, never>;
}

interface MessageEvent {
  epoch: string;
  conversationId: string;
  version: number;
  message: Message;
}

export type EventName = keyof Events;
/** `ended`: on another device's word, or by a new password. */
export type SessionEnd = "signed_out" | "expired" | "ended" | "disabled";

/** The same maps as Socket.IO wants them. */
export type ClientToServer = {
  [N in RequestName]: (payload: Requests[N], acknowledge: (answer: Ack<Answers[N]>) => void) => void;
};
export type ServerToClient = { [N in EventName]: (payload: Events[N]) => void };

/** HTTP answers. */
export interface SignedIn {
  account: OwnAccount;
  token: string;
  expiresAt: number;
}
export interface ConversationPage {
  epoch: string;
  conversations: Conversation[];
  more: boolean;
  /** Of each filter, how many conversations the caller has. */
  counts: InboxCounts;
}
/** Conversations with people of that name, most recently active first. */
export type NamedConversations = Omit<ConversationPage, "counts">;
export interface MessagePage {
  epoch: string;
  version: number;
  messages: Message[];
  /** Whether history goes on before the first of them, and after the last. */
  more: boolean;
  newer: boolean;
}
/** A stretch of a text; `hit` where it is what was looked for. Together they are the excerpt. */
export interface Segment {
  text: string;
  hit: boolean;
}
export interface SearchHit {
  messageId: string;
  conversationId: string;
  seq: number;
  at: number;
  author: Person;
  /** The other side of the conversation; null while nobody answers it. */
  with: Person | null;
  excerpt: Segment[];
  files?: FileInfo[];
}
export interface SearchPage {
  epoch: string;
  hits: SearchHit[];
  /** Asks for the next page; null at the end. */
  cursor: string | null;
}
/** What became of an upload. */
export interface UploadedFile {
  file: FileInfo;
}
export interface ReceiverList {
  receivers: ReceiverListing[];
}
