import type { AuditStore } from "../../audit/ports.ts";
import { plainHtml } from "../../chat/plain-html.ts";
import type { ChatStore } from "../../chat/ports.ts";
import type {
  AdvancedReceipt,
  AdvanceReceipt,
  AppendedMessage,
  AppendMessage,
  ChangedMessage,
  OpenConversation,
  OpenedConversation,
  SetClosed,
  TurnedConversation,
} from "../../chat/store-requests.ts";
import { type AccountWrites, prepareAccountWrites } from "./account-writes.ts";
import type { Writer } from "./batch-queue.ts";
import { messageId } from "./ids.ts";
import type { Changed } from "./operations/change-message.ts";
import { toConversation, toMessage } from "./rows.ts";

type ChatWrites = Pick<
  ChatStore,
  | "openConversation"
  | "appendMessage"
  | "editMessage"
  | "deleteMessage"
  | "reactToMessage"
  | "setClosed"
  | "advanceReceipt"
  | "markUnread"
  | "setMuted"
  | "setQuiet"
  | "saveLastSeen"
>;

type AuditWrites = Pick<AuditStore, "addToTrail" | "pruneTrail">;

/**
 * Every change that the store makes: a request goes to the writer, its answer becomes the model. `mark` is that of the
 * present history, which new messages carry.
 */
export function prepareWrites(writer: Writer, mark: string | null): ChatWrites & AccountWrites & AuditWrites {
  return {
    openConversation: (request) => openConversation(writer, request),
    appendMessage: (request) => appendMessage(writer, mark, request),
    editMessage: async ({ conversationId, messageId, accountId, text, html, at }) =>
      toChanged(
        conversationId,
        await writer.run("editMessage", conversationId, messageId, accountId, text, html, at),
      ),
    deleteMessage: async ({ conversationId, messageId, accountId, at }) =>
      toChanged(conversationId, await writer.run("deleteMessage", conversationId, messageId, accountId, at)),
    reactToMessage: async ({ conversationId, messageId, accountId, emoji, on }) =>
      toChanged(
        conversationId,
        await writer.run("reactToMessage", conversationId, messageId, accountId, emoji, on),
      ),
    setClosed: (request) => setClosed(writer, request),
    advanceReceipt: (request) => advanceReceipt(writer, request),
    markUnread: (conversationId, accountId, from) =>
      writer.run("markUnread", conversationId, accountId, from),
    setMuted: ({ conversationId, accountId, muted }) =>
      writer.run("setMuted", conversationId, accountId, muted),
    setQuiet: (accountId, until) => writer.run("setQuiet", accountId, until),
    saveLastSeen: (accountId, at) => writer.run("saveLastSeen", accountId, at),
    ...prepareAccountWrites(writer),
    addToTrail: (rows) => writer.run("addToTrail", rows),
    pruneTrail: (before, most, cheap) => writer.run("pruneTrail", before, most, cheap),
  };
}

async function openConversation(writer: Writer, request: OpenConversation): Promise<OpenedConversation> {
  const { key, senderId, receiverId, text, html, at } = request;
  const opened = await writer.run("openConversation", key, senderId, receiverId, text, html, at);
  const { conversation, lastMessage, message, created, reopened } = opened;
  return {
    conversation: toConversation(conversation, lastMessage),
    message: message ? toMessage(conversation.id, message) : null,
    created,
    reopened,
  };
}

async function setClosed(writer: Writer, request: SetClosed): Promise<TurnedConversation> {
  const { conversationId, accountId, closes, at } = request;
  const turned = await writer.run("setClosed", conversationId, accountId, closes, at);
  const { conversation, lastMessage, line } = turned;
  return {
    conversation: toConversation(conversation, lastMessage),
    line: line ? toMessage(conversation.id, line) : null,
  };
}

async function appendMessage(
  writer: Writer,
  mark: string | null,
  request: AppendMessage,
): Promise<AppendedMessage> {
  const { conversationId, authorId, key, text, html, replyTo, at, fileIds } = request;
  const job = [conversationId, authorId, key, text, html, replyTo, at] as const;
  const appended = await writer.run("appendMessage", ...job, ...(fileIds?.length ? [fileIds] : []));
  const [seq, version, senderId, receiverId, duplicate, turned, files, answersNothing] = appended;
  if (duplicate) {
    const message = toMessage(conversationId, duplicate);
    return { message, version, duplicate: true, reopened: null, senderId, receiverId };
  }
  const reopened = turned && toConversation(turned.conversation, turned.lastMessage);
  const message = {
    id: messageId(conversationId, seq, mark),
    conversationId,
    seq,
    version,
    key: key.toLowerCase(),
    authorId,
    kind: "text" as const,
    text,
    html: html ?? plainHtml(text),
    replyTo: answersNothing ? null : replyTo,
    at,
    editedAt: null,
    deletedAt: null,
    ...(files?.length && { files }),
  };
  return { message, version, duplicate: false, reopened, senderId, receiverId };
}

function toChanged(conversationId: string, { row, ...rest }: Changed): ChangedMessage {
  return { message: toMessage(conversationId, row), version: row.version, ...rest };
}

async function advanceReceipt(writer: Writer, request: AdvanceReceipt): Promise<AdvancedReceipt> {
  const { conversationId, accountId } = request;
  const [deliveredSeq, readSeq, shownSeq, changed, isToldOn, senderId, receiverId] = await writer.run(
    "advanceReceipt",
    conversationId,
    accountId,
    request.deliveredSeq,
    request.readSeq,
  );
  const receipt = { accountId, deliveredSeq, readSeq };
  const shown = isToldOn ? { accountId, deliveredSeq, readSeq: shownSeq } : null;
  return { receipt, shown, changed, senderId, receiverId };
}
