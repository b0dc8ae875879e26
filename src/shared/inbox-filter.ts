/** Which conversations the inbox shows. `waiting`: open ones in which the other side had the last word. */
export const inboxFilters = ["all", "unread", "waiting", "closed"] as const;

export type InboxFilter = (typeof inboxFilters)[number];

/** How many conversations each of them has. */
export type InboxCounts = Record<InboxFilter, number>;

/** As kept by the browser or typed into an address: what is no filter is all of them. */
export function inboxFilterFrom(given: unknown): InboxFilter {
  return inboxFilters.find((filter) => filter === given) ?? "all";
}

/** What the list of conversations shows of those that there are. */
export interface Inbox {
  filter: InboxFilter;
  /** How far each filter's list is loaded: the last conversation of its last page, and whether it goes on. */
  lists: Partial<Record<InboxFilter, { last: string | null; more: boolean }>>;
  /** How many there are of each that we do not hold. */
  elsewhere: InboxCounts;
  /** The conversation that was chosen from this list: it stays in it while one is at it. */
  kept: string | null;
}

export const emptyInbox: Inbox = {
  filter: "all",
  lists: {},
  elsewhere: { all: 0, unread: 0, waiting: 0, closed: 0 },
  kept: null,
};
