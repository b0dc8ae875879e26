/** The nouns of the product, in the shape in which they travel. Times are milliseconds since 1970 UTC. */

export type Role = "sender" | "receiver";
export type PresenceState = "online" | "away" | "offline";

export interface Account {
  id: string;
  name: string;
  role: Role;
  owner: boolean;
}

/** An account as its own holder sees it. */
export interface OwnAccount extends Account {
  email: string;
  picture?: string;
}

export interface Person {
  id: string;
  name: string;
  /** Names their picture, which is at /portraits/<id>; left out while there is none. */
  picture?: string;
  /** There is nobody behind this account any more, and `name` says no more than that, in English. */
  deleted?: true;
}

export interface Presence {
  accountId: string;
  presence: PresenceState;
  /** When the person was last connected; null while online or if they never were. */
  lastSeenAt: number | null;
}

/** A receiver as a sender picks one. */
export interface ReceiverListing extends Person {
  presence: PresenceState;
  lastSeenAt: number | null;
}

/** How far somebody has received and read a conversation: two watermarks that never go back. */
export interface Receipt {
  accountId: string;
  deliveredSeq: number;
  readSeq: number;
  /** One's own alone, and left out before the first: after which position one wants it to count as unread again. */
  unread?: UnreadMark;
}

/** What was said last of several holds: the one with the highest `nth`. `after` is null once it was taken back. */
interface UnreadMark {
  after: number | null;
  nth: number;
}

/** `closed` and `reopened` are lines about the conversation: they have an author and a moment, and no words. */
export type MessageKind = "text" | "closed" | "reopened";

/** Who answered a message with this emoji, in the order in which they did. */
export interface Reaction {
  emoji: string;
  accountIds: string[];
}

/** A file that goes with a message, as its parties see it. */
export interface FileInfo {
  id: string;
  /** As its author named it, for people to read: what it is says `type`. */
  name: string;
  /** By its content, whatever its name says. */
  type: string;
  /** Bytes, as it is served. */
  size: number;
  /** Pictures are shown, and have a thumbnail; anything else is only ever saved. */
  kind: "picture" | "file";
  /** Of a picture, as it is shown. */
  width?: number;
  height?: number;
}

export interface Message {
  id: string;
  conversationId: string;
  /** Position in the conversation: 1, 2, 3 … without gaps. */
  seq: number;
  /** The conversation's version when this row last changed. */
  version: number;
  /** The author's own name for the message (a UUID), by which their other tabs recognise it. */
  key: string;
  authorId: string;
  kind: MessageKind;
  /** What was typed; empty once deleted. */
  text: string;
  /** The server's safe rendering of `text`; empty once deleted. */
  html: string;
  /** The id of the message this one answers. */
  replyTo: string | null;
  at: number;
  editedAt: number | null;
  deletedAt: number | null;
  /** In the order in which each came first; left out while there are none, so that a new message stays small. */
  reactions?: Reaction[];
  /** As they were sent; left out while there are none, and once deleted. Then `text` may be empty. */
  files?: FileInfo[];
}

export interface Conversation {
  id: string;
  senderId: string;
  receiverId: string | null;
  sender: Person;
  receiver: Person | null;
  /** Grows by one with every change; a client's cursor. */
  version: number;
  /** The position of the newest message; 0 before the first. */
  seq: number;
  createdAt: number;
  /** When something was last said; orders the inbox. */
  activeAt: number;
  /** When it was closed; null while it is open. Whatever is said opens it again. */
  closedAt: number | null;
  /** The newest positions at which nobody said anything (`closed`, `reopened`): never unread. Left out while none. */
  silentSeqs?: number[];
  lastMessage: Message | null;
  /** One per party. */
  receipts: Receipt[];
}
