import { join } from "node:path";
import Database from "better-sqlite3";
import { plainHtml } from "../../src/chat/plain-html.ts";
import type { Conversation, Message } from "../../src/shared/model.ts";
import type { ConversationPage, MessagePage, SignedIn } from "../../src/shared/protocol.ts";
import { get } from "../app.ts";
import { conversationView, type View } from "./history.ts";

type Who = Pick<SignedIn, "account" | "token">;

/** What somebody gets who never was here before: the inbox and every page of every conversation, over HTTP. */
export async function readFresh(url: string, { account, token }: Who): Promise<View> {
  const conversations = [];
  for (const conversation of await wholeInbox(url, token)) {
    const messages = await wholeHistory(url, token, conversation.id);
    conversations.push(conversationView(conversation, messages, false));
  }
  return { of: `a fresh client of ${account.name}`, accountId: account.id, conversations };
}

async function wholeInbox(url: string, token: string): Promise<Conversation[]> {
  const all: Conversation[] = [];
  for (let before = ""; ; before = `?before=${all.at(-1)?.id}`) {
    const page = await get<ConversationPage>(url, `/api/conversations${before}`, token);
    all.push(...page.conversations);
    if (!page.more) return all;
  }
}

async function wholeHistory(url: string, token: string, id: string): Promise<Message[]> {
  const pages: Message[][] = [];
  for (let before = ""; ; before = `&before=${pages[0]?.[0]?.seq}`) {
    const page = await get<MessagePage>(url, `/api/conversations/${id}/messages?limit=200${before}`, token);
    pages.unshift(page.messages);
    if (!page.more) return pages.flat();
  }
}

/**
 * What the tables hold, read by nothing of the program's own statements, and what SQLite says of the file ("ok").
 * Only for a folder whose program has stopped, or was killed.
 */
export function readTables(dataDir: string): { tables: View; integrity: string } {
  const database = new Database(join(dataDir, "parley.db"), { readonly: true });
  try {
    const integrity = String(database.pragma("integrity_check", { simple: true }));
    const conversations = database.prepare<[], ConversationRow>(conversationRows).all().map(withMessages);
    return { tables: { of: "the tables", accountId: null, conversations }, integrity };
  } finally {
    database.close();
  }

  function withMessages(row: ConversationRow) {
    const messages = database.prepare<[number], MessageRow>(messageRows).all(row.row);
    return conversationView(
      { ...row, receipts: receiptsOf(row) },
      messages.map((message) => toMessage(row.id, message)),
      false,
    );
  }
}

interface ConversationRow {
  row: number;
  id: string;
  version: number;
  seq: number;
  sender: string;
  receiver: string;
  senderDelivered: number;
  senderRead: number;
  receiverDelivered: number;
  receiverRead: number;
}

type MessageRow = Omit<Message, "id" | "conversationId" | "html" | "replyTo"> & {
  html: string | null;
  replySeq: number | null;
  mark: string | null;
  replyMark: string | null;
};

const conversationRows = `
  SELECT c.id AS row, c.public_id AS id, c.version, c.seq, s.public_id AS sender, r.public_id AS receiver,
    c.sender_delivered AS senderDelivered, c.sender_read AS senderRead,
    c.receiver_delivered AS receiverDelivered, c.receiver_read AS receiverRead
  FROM conversation c JOIN account s ON s.id = c.sender JOIN account r ON r.id = c.receiver`;

const messageRows = `
  SELECT m.seq, m.version, lower(hex(m.key)) AS key, a.public_id AS authorId, m.kind, m.text, m.html,
    m.reply_to AS replySeq, m.mark, r.mark AS replyMark, m.at, m.edited_at AS editedAt, m.deleted_at AS deletedAt
  FROM message m JOIN account a ON a.id = m.author
  LEFT JOIN message r ON r.conversation = m.conversation AND r.seq = m.reply_to WHERE m.conversation = ? ORDER BY m.seq`;

function receiptsOf(row: ConversationRow) {
  return [
    { accountId: row.sender, deliveredSeq: row.senderDelivered, readSeq: row.senderRead },
    { accountId: row.receiver, deliveredSeq: row.receiverDelivered, readSeq: row.receiverRead },
  ];
}

function toMessage(conversationId: string, { replySeq, mark, replyMark, html, ...row }: MessageRow): Message {
  return {
    ...row,
    id: idOf(conversationId, row.seq, mark),
    conversationId,
    key: row.key.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"),
    html: html ?? plainHtml(row.text),
    replyTo: replySeq === null ? null : idOf(conversationId, replySeq, replyMark),
  };
}

function idOf(conversationId: string, seq: number, mark: string | null): string {
  return [conversationId, mark, seq].filter((part) => part !== null).join(".");
}
