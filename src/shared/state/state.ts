import type { WireError } from "../errors.ts";
import { emptyInbox, type Inbox } from "../inbox-filter.ts";
import type { Conversation, Message, OwnAccount, Person, Presence, Receipt } from "../model.ts";
import { type Preferences, usualPreferences } from "../preferences.ts";
import type { OutgoingFile } from "./outgoing-file.ts";

/** All that the chat page shows. Made on the server, carried in the page, changed by `apply` alone. */
export interface ChatState {
  me: OwnAccount;
  preferences: Preferences;
  /** The server's history that our cursors belong to. */
  epoch: string;
  threads: Record<string, Thread>;
  /** What the list shows of them, and how far it is loaded. */
  inbox: Inbox;
  /** Whom a sender may write to. */
  receivers: Person[];
  presences: Record<string, Presence>;
  /** What the page shows beside the list. */
  open: Opened;
  outbox: OutboxItem[];
  connection: Connection;
  /** How many bytes a file may have; left out where the page was not told. */
  largestFile?: number;
}

/** One conversation as this page knows it. `conversation.version` is the cursor: all changes up to it are here. */
export interface Thread {
  /** The history that this thread's cursor belongs to. */
  epoch: string;
  conversation: Conversation;
  /** A stretch of messages without gaps, by `seq`: the newest unless `newer`; empty until `loaded`. */
  messages: Message[];
  loaded: boolean;
  /** Whether history goes on before the first of `messages`. */
  older: boolean;
  /** Whether it goes on after the last of them: then what arrives is counted, and fetched when it is wanted. */
  newer: boolean;
  /** A version that is known to exist and not yet here; null when in step. */
  behind: number | null;
  /** Accounts that are typing. */
  typing: string[];
  /** The unread line stands after this `seq`; null for none. Set when the thread is opened, kept until it is left. */
  unreadAfter: number | null;
}

export type Opened =
  | { kind: "none" }
  | { kind: "conversation"; conversationId: string }
  /** A sender writing the first message to a receiver. */
  | { kind: "receiver"; receiverId: string };

/** A message that the server has not acknowledged. */
export interface OutboxItem {
  key: string;
  to: { conversationId: string } | { receiverId: string };
  text: string;
  replyTo: string | null;
  /** In their order; left out while there are none. */
  files?: OutgoingFile[];
  /** When the person sent it, by this device's clock. */
  at: number;
  /** Still being put on this device's disk: not tried before it is there. */
  saving?: boolean;
  /** `sent`: acknowledged, and its row is on its way with the catch-up. `old`: the person is asked before it goes. */
  status: "sending" | "sent" | "failed" | "old";
  error: WireError | null;
}

/** `connecting` is the first try; `offline` every later one. */
export type Connection = "connecting" | "online" | "offline";

/** A page that knows who looks at it, and nothing else yet. */
export function emptyState(me: OwnAccount, epoch: string): ChatState {
  return {
    me,
    preferences: usualPreferences,
    epoch,
    threads: {},
    inbox: emptyInbox,
    receivers: [],
    presences: {},
    open: { kind: "none" },
    outbox: [],
    connection: "connecting",
  };
}

export function openThread(state: ChatState): Thread | undefined {
  return state.open.kind === "conversation" ? state.threads[state.open.conversationId] : undefined;
}

/** The inbox: newest activity first; of two at the same moment, the younger conversation. */
export function threadsByActivity(state: ChatState): Thread[] {
  return Object.values(state.threads).sort(
    ({ conversation: a }, { conversation: b }) => b.activeAt - a.activeAt || b.createdAt - a.createdAt,
  );
}

/** What an account has not read of a conversation: derived from its watermark, so that it cannot drift. */
export function unreadCount(conversation: Conversation, accountId: string): number {
  const readSeq = readSeqOf(conversation, accountId);
  const silent = conversation.silentSeqs?.filter((seq) => seq > readSeq).length ?? 0;
  const least = unreadMarkOf(conversation, accountId) === null ? 0 : 1;
  return Math.max(least, conversation.seq - readSeq - silent);
}

/** What the account that looks at the page has not read, of all conversations. */
export function totalUnread({ threads, me }: ChatState): number {
  return Object.values(threads).reduce((sum, { conversation }) => sum + unreadCount(conversation, me.id), 0);
}

export function readSeqOf(conversation: Conversation, accountId: string): number {
  return receiptOf(conversation, accountId)?.readSeq ?? 0;
}

/** After which position somebody wants it to count as unread again, whatever they have read; null for none. */
export function unreadMarkOf(conversation: Conversation, accountId: string): number | null {
  return receiptOf(conversation, accountId)?.unread?.after ?? null;
}

function receiptOf({ receipts }: Conversation, id: string): Receipt | undefined {
  return receipts.find(({ accountId }) => accountId === id);
}

/** The other side of a conversation; null while it waits for a receiver. */
export function counterpart(conversation: Conversation, accountId: string): Person | null {
  return conversation.senderId === accountId ? conversation.receiver : conversation.sender;
}
