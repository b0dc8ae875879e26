import type Database from "better-sqlite3";
import type { ChatStore } from "../../../chat/ports.ts";
import type { InboxFilter } from "../../../shared/inbox-filter.ts";
import type { Conversation } from "../../../shared/model.ts";
import { seenBy } from "../../../shared/watermarks.ts";
import { conversationColumns } from "../columns.ts";
import { notFound } from "../operations/standings.ts";
import { type ConversationRow, toConversation } from "../rows.ts";
import type { Ask } from "./ask.ts";
import { prepareConversationRow } from "./conversation-rows.ts";
import { prepareInbox } from "./inbox.ts";
import { prepareMessageAt } from "./message-rows.ts";

type ConversationReads = Pick<
  ChatStore,
  "conversation" | "conversations" | "inboxCounts" | "conversationsNamed" | "heads"
>;

/** What an account asks about its conversations. */
export function prepareConversations(database: Database.Database, ask: Ask): ConversationReads {
  const seen = prepareSeenConversation(database);
  const inbox = prepareInbox(database);
  const withLast = prepareWithLast(database);
  const page = preparePage(database, { seen, inbox, withLast });
  const namedPage = prepareNamedPage(database, { inbox, withLast });
  const heads = prepareHeads(database, inbox);
  const one = database.transaction((conversationId: string, accountId: string) => {
    const row = seen(conversationId, accountId);
    return row ? withLast(row, accountId) : null;
  });
  return {
    conversation: (conversationId, accountId) => ask(() => one(conversationId, accountId)),
    conversations: (accountId, { before, limit, filter }) =>
      ask(() => page(accountId, before, limit, filter)),
    inboxCounts: (accountId) => ask(() => inbox.counts(accountId)),
    conversationsNamed: (accountId, isNamed, limit) => ask(() => namedPage(accountId, isNamed, limit)),
    heads: (accountId, names, recent) => ask(() => heads(accountId, names, recent)),
  };
}

type Inbox = ReturnType<typeof prepareInbox>;

interface Statements {
  seen: ReturnType<typeof prepareSeenConversation>;
  inbox: Inbox;
  withLast: ReturnType<typeof prepareWithLast>;
}

/** The inbox, from the top or from a conversation on. */
function preparePage(database: Database.Database, { seen, inbox, withLast }: Statements) {
  return database.transaction(
    (accountId: string, before: string | undefined, limit: number, filter: InboxFilter | undefined) => {
      const from = before === undefined ? undefined : seen(before, accountId);
      if (before !== undefined && !from) throw notFound();
      const rows = inbox.page(accountId, limit + 1, from, filter);
      return { rows: rows.slice(0, limit).map((row) => withLast(row, accountId)), more: rows.length > limit };
    },
  );
}

/** Those with somebody of that name. */
function prepareNamedPage(database: Database.Database, { inbox, withLast }: Omit<Statements, "seen">) {
  const byRow = prepareConversationRow(database);
  return database.transaction((accountId: string, isNamed: (name: string) => boolean, limit: number) => {
    const found = inbox.named(accountId, isNamed, limit + 1);
    const rows = found.slice(0, limit).flatMap((rowId) => byRow(rowId) ?? []);
    return { rows: rows.map((row) => withLast(row, accountId)), more: found.length > limit };
  });
}

/** Where the newest stand, and those that a page holds. */
function prepareHeads(database: Database.Database, inbox: Inbox) {
  const held = database.prepare<[string, string], { id: string; version: number }>(
    `SELECT c.public_id AS id, c.version FROM json_each(?) n
     CROSS JOIN conversation c ON c.public_id = n.value
     WHERE (SELECT id FROM account WHERE public_id = ?) IN (c.sender, c.receiver)`,
  );
  return database.transaction((accountId: string, names: string[], recent: number) => {
    const rows = [...inbox.page(accountId, recent), ...held.all(JSON.stringify(names), accountId)];
    return Object.fromEntries(rows.map(({ id, version }) => [id, version]));
  });
}

/** A conversation that the account is a party of; undefined for any other, as if it did not exist. */
export function prepareSeenConversation(database: Database.Database) {
  const byId = database.prepare<[string], ConversationRow>(
    `SELECT ${conversationColumns} FROM conversation c WHERE c.public_id = ?`,
  );
  return (conversationId: string, accountId: string): ConversationRow | undefined => {
    const row = byId.get(conversationId);
    return row && (row.senderId === accountId || row.receiverId === accountId) ? row : undefined;
  };
}

export function prepareWithLast(database: Database.Database) {
  const messageAt = prepareMessageAt(database);
  return (row: ConversationRow, accountId: string): Conversation =>
    seenBy(toConversation(row, messageAt(row.rowId, row.seq)), accountId);
}
