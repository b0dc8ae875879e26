import type Database from "better-sqlite3";
import { type InboxCounts, type InboxFilter, inboxFilters } from "../../../shared/inbox-filter.ts";
import type { Role } from "../../../shared/model.ts";
import { conversationColumns } from "../columns.ts";
import { hourOf } from "../operations/standings.ts";
import type { ConversationRow } from "../rows.ts";

type Place = Pick<ConversationRow, "activeAt" | "rowId">;

const start: Place = { activeAt: Number.MAX_SAFE_INTEGER, rowId: Number.MAX_SAFE_INTEGER };

/** An account's conversations, newest activity first: a page of a filter's list, how many each has, and by name. */
export function prepareInbox(database: Database.Database) {
  const accountOf = database.prepare<[string], { id: number; role: Role }>(
    "SELECT id, role FROM account WHERE public_id = ?",
  );
  const sides = { sender: prepareSide(database, "sender"), receiver: prepareSide(database, "receiver") };
  return {
    page(accountId: string, limit: number, { activeAt, rowId }: Place = start, filter: InboxFilter = "all") {
      const account = accountOf.get(accountId);
      if (!account) return [];
      const { lists } = sides[account.role];
      return lists[filter].all(account.id, hourOf(activeAt), activeAt, rowId, limit);
    },
    counts(accountId: string): InboxCounts {
      const account = accountOf.get(accountId);
      const counted = account && sides[account.role].counts.get(account.id);
      return counted ?? { all: 0, unread: 0, waiting: 0, closed: 0 };
    },
    /** Row numbers. */
    named(accountId: string, isNamed: (name: string) => boolean, limit: number): number[] {
      const account = accountOf.get(accountId);
      const found: number[] = [];
      if (!account) return found;
      for (const { rowId, name } of sides[account.role].names.iterate(account.id)) {
        if (name !== null && isNamed(name)) found.push(rowId);
        if (found.length === limit) break;
      }
      return found;
    },
  };
}

type ListQuestion = [account: number, hour: number, activeAt: number, rowId: number, limit: number];

/** NOTE the same rules as in src/shared/state/filtering.ts. */
function prepareSide(database: Database.Database, role: Role) {
  const conditions: Record<InboxFilter, string> = {
    all: "true",
    unread: `(c.seq > c.${role}_read AND c.seq - c.${role}_read >
      (SELECT count(*) FROM json_each(c.silent_seqs) WHERE value > c.${role}_read)
      OR '${role}' = 'receiver' AND c.receiver_unread_after IS NOT NULL)`,
    waiting: `(c.closed_at IS NULL AND
      (SELECT author FROM message m WHERE m.conversation = c.id AND m.seq = c.seq) <> c.${role})`,
    closed: "(c.closed_at IS NOT NULL)",
  };
  const lists = inboxFilters.map((filter) => [
    filter,
    database.prepare<ListQuestion, ConversationRow>(
      `SELECT ${conversationColumns} FROM conversation c
       WHERE c.${role} = ? AND (c.active_hour, c.active_at, c.id) < (?, ?, ?) AND ${conditions[filter]}
       ORDER BY c.active_hour DESC, c.active_at DESC, c.id DESC LIMIT ?`,
    ),
  ]);
  const other = role === "sender" ? "receiver" : "sender";
  return {
    // The loop took every filter.
    lists: Object.fromEntries(lists) as Record<
      InboxFilter,
      Database.Statement<ListQuestion, ConversationRow>
    >,
    counts: database.prepare<[number], InboxCounts>(
      `SELECT count(*) AS "all", count(*) FILTER (WHERE ${conditions.unread}) AS unread,
         count(*) FILTER (WHERE ${conditions.waiting}) AS waiting, count(c.closed_at) AS closed
       FROM conversation c WHERE c.${role} = ?`,
    ),
    names: database.prepare<[number], { rowId: number; name: string | null }>(
      `SELECT c.id AS rowId, (SELECT name FROM account WHERE id = c.${other}) AS name FROM conversation c
       WHERE c.${role} = ? ORDER BY c.active_hour DESC, c.active_at DESC, c.id DESC`,
    ),
  };
}
