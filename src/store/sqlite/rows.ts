import { plainHtml } from "../../chat/plain-html.ts";
import type { Message, MessageKind, OwnAccount, Person, Reaction } from "../../shared/model.ts";
import { nameOfDeleted } from "../../shared/permissions.ts";
import type { SharedConversation, Watermarks } from "../../shared/watermarks.ts";
import { filesIn } from "./file-rows.ts";
import { keyText, messageId } from "./ids.ts";

/** Rows as the statements answer them, and how they become the model. */

export interface MessageRow {
  seq: number;
  version: number;
  /** 32 hexadecimal digits; empty for a message that no client made. */
  key: string;
  authorId: string;
  kind: MessageKind;
  text: string;
  html: string | null;
  replyTo: number | null;
  /** Of the history that the message and the one it answers began in; null for the first. */
  mark: string | null;
  replyMark: string | null;
  at: number;
  editedAt: number | null;
  deletedAt: number | null;
  /** JSON, as they travel; null while there are none. */
  reactions: string | null;
  files: string | null;
}

export interface ConversationRow {
  rowId: number;
  id: string;
  senderId: string;
  /** Null for somebody who is there no more. */
  senderName: string | null;
  senderPicture: string | null;
  receiverPicture: string | null;
  receiverId: string | null;
  receiverName: string | null;
  version: number;
  seq: number;
  createdAt: number;
  activeAt: number;
  senderDelivered: number;
  senderRead: number;
  receiverDelivered: number;
  receiverRead: number;
  /** How far the other side may see that it was read. */
  senderShown: number;
  receiverShown: number;
  /** The receiver's mark of unread; `unreadWords` is 0 before the first. */
  unreadAfter: number | null;
  unreadWords: number;
  closedAt: number | null;
  /** JSON; null while there are none. */
  silentSeqs: string | null;
}

export interface AccountRow {
  id: string;
  name: string;
  email: string;
  role: "sender" | "receiver";
  owner: number;
  picture: string | null;
}

export function toMessage(conversationId: string, row: MessageRow): Message {
  return {
    id: messageId(conversationId, row.seq, row.mark),
    conversationId,
    seq: row.seq,
    version: row.version,
    key: row.key === "" ? "" : keyText(row.key),
    authorId: row.authorId,
    kind: row.kind,
    text: row.text,
    html: row.html ?? plainHtml(row.text),
    replyTo: row.replyTo === null ? null : messageId(conversationId, row.replyTo, row.replyMark),
    at: row.at,
    editedAt: row.editedAt,
    deletedAt: row.deletedAt,
    ...(row.reactions !== null && { reactions: reactionsOf(row) }),
    ...(row.files !== null && { files: filesIn(row.files) }),
  };
}

export function reactionsOf({ reactions }: MessageRow): Reaction[] {
  return reactions === null ? [] : JSON.parse(reactions);
}

export function toConversation(row: ConversationRow, last: MessageRow | undefined): SharedConversation {
  const { id, senderId, receiverId } = row;
  return {
    id,
    senderId,
    receiverId,
    sender: toPerson(senderId, row.senderName, row.senderPicture),
    receiver: receiverId === null ? null : toPerson(receiverId, row.receiverName, row.receiverPicture),
    version: row.version,
    seq: row.seq,
    createdAt: row.createdAt,
    activeAt: row.activeAt,
    closedAt: row.closedAt,
    ...(row.silentSeqs !== null && { silentSeqs: JSON.parse(row.silentSeqs) }),
    lastMessage: last ? toMessage(id, last) : null,
    watermarks: toWatermarks(row),
  };
}

/** `name` is null for somebody who is there no more. */
export function toPerson(id: string, name: string | null, picture: string | null = null): Person {
  if (name === null) return { id, name: nameOfDeleted, deleted: true };
  return { id, name, ...(picture !== null && { picture }) };
}

export function toWatermarks(row: ConversationRow): Watermarks[] {
  const { senderId, receiverId } = row;
  const sender = {
    accountId: senderId,
    deliveredSeq: row.senderDelivered,
    readSeq: row.senderRead,
    shownSeq: row.senderShown,
  };
  if (receiverId === null) return [sender];
  const receiver = {
    accountId: receiverId,
    deliveredSeq: row.receiverDelivered,
    readSeq: row.receiverRead,
    shownSeq: row.receiverShown,
    ...(row.unreadWords > 0 && { unread: { after: row.unreadAfter, nth: row.unreadWords } }),
  };
  return [sender, receiver];
}

export function toAccount(row: AccountRow): OwnAccount {
  const { id, name, email, role, owner, picture } = row;
  return { id, name, email, role, owner: owner === 1, ...(picture !== null && { picture }) };
}
