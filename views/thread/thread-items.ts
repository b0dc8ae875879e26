import type { Message } from "../../src/shared/model.ts";
import type { OutboxItem } from "../../src/shared/state/state.ts";

/**
 * What a thread shows from top to bottom: day lines, the unread line, lines about the conversation, and rows that
 * know their place in a group.
 */
export type ThreadItem =
  | { kind: "day"; key: string; at: number }
  | { kind: "unread"; key: string }
  | { kind: "turned"; key: string; message: Message }
  | { kind: "row"; key: string; entry: Entry; isFirst: boolean; isLast: boolean };

/** A message, or one that is still on its way; the key stays the same when the one becomes the other. */
export type Entry = { key: string; authorId: string; at: number } & (
  | { message: Message; item: null }
  | { message: null; item: OutboxItem }
);

export interface ThreadContent {
  messages: Message[];
  pending: OutboxItem[];
  unreadAfter: number | null;
  myId: string;
  /** Counts calendar days in the reader's zone. */
  dayOf(at: number): number;
}

/** How far apart two rows of one group may be. */
const groupMs = 5 * 60_000;

export function threadItems(content: ThreadContent): ThreadItem[] {
  const items: ThreadItem[] = [];
  const firstUnread = firstUnreadKey(content);
  let previous: Entry | null = null;
  let day = Number.NEGATIVE_INFINITY;
  for (const entry of entriesOf(content)) {
    // A clock that runs behind must not bring an earlier day back.
    const entryDay = Math.max(day, content.dayOf(entry.at));
    const isUnread = entry.key === firstUnread;
    const isFirst = entryDay > day || isUnread || !previous || !belongTogether(previous, entry);
    if (entryDay > day) items.push({ kind: "day", key: `day-${entryDay}`, at: entry.at });
    if (isUnread) items.push({ kind: "unread", key: "unread" });
    if (isFirst) closeGroup(items);
    day = entryDay;
    if (entry.message && turned(entry.message, previous?.message)) {
      items.push({ kind: "turned", key: `turned-${entry.key}`, message: entry.message });
    }
    if (isSilent(entry)) {
      closeGroup(items);
    } else {
      items.push({ kind: "row", key: entry.key, entry, isFirst, isLast: false });
    }
    previous = entry;
  }
  closeGroup(items);
  return items;
}

function entriesOf({ messages, pending, myId }: ThreadContent): Entry[] {
  return [
    ...messages.map((message) => ({
      key: message.key || message.id,
      authorId: message.authorId,
      at: message.at,
      message,
      item: null,
    })),
    ...pending.map((item) => ({ key: item.key, authorId: myId, at: item.at, message: null, item })),
  ];
}

/** None while the first unread message lies before the stretch that we hold. */
function firstUnreadKey({ messages, unreadAfter }: ThreadContent): string | null {
  const isHere = unreadAfter !== null && (messages[0]?.seq ?? 0) <= unreadAfter + 1;
  return (isHere && messages.find(({ seq, kind }) => seq > unreadAfter && kind === "text")?.key) || null;
}

/** A line of its own says so, and so does what was said into a closed conversation. */
function turned(message: Message, before: Message | null | undefined): boolean {
  return message.kind !== "text" || before?.kind === "closed";
}

function isSilent({ message }: Entry): boolean {
  return message !== null && message.kind !== "text";
}

function belongTogether(previous: Entry, next: Entry): boolean {
  return !isSilent(previous) && previous.authorId === next.authorId && next.at - previous.at <= groupMs;
}

function closeGroup(items: ThreadItem[]): void {
  const last = items.findLast((item) => item.kind === "row");
  if (last?.kind === "row") last.isLast = true;
}
