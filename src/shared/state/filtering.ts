import { type InboxFilter, inboxFilters } from "../inbox-filter.ts";
import type { Conversation } from "../model.ts";
import type { ConversationPage } from "../protocol.ts";
import { addresseeOf, isUndecided } from "./outbox.ts";
import { type ChatState, type Thread, threadsByActivity, unreadCount } from "./state.ts";

/**
 * The list as it is shown: whatever happens, a conversation moves in and out by itself. Where something did not go
 * out, somebody has to decide: those come first, in every list.
 */
export function listedThreads(state: ChatState): Thread[] {
  const { filter, kept } = state.inbox;
  const undecided = new Set(state.outbox.filter(isUndecided).map(addresseeOf));
  const isFirst = ({ conversation }: Thread) => undecided.has(conversation.id);
  const threads = threadsByActivity(state);
  if (undecided.size > 0) threads.sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)));
  return threads.filter(
    (thread) =>
      isFirst(thread) || thread.conversation.id === kept || isIn(filter, thread.conversation, state.me.id),
  );
}

/** Of each filter, those that we hold and those that we do not. */
export function inboxCount(state: ChatState, filter: InboxFilter): number {
  return state.inbox.elsewhere[filter] + heldCount(state, filter);
}

export function chooseFilter(state: ChatState, filter: InboxFilter): ChatState {
  return { ...state, inbox: { ...state.inbox, filter, kept: null } };
}

/** Notes what was chosen from the list, so that reading or answering it does not take it away. */
export function keepListed(state: ChatState, id: string | null): ChatState {
  const { inbox, threads, me } = state;
  const thread = id === null ? undefined : threads[id];
  const kept = thread && isIn(inbox.filter, thread.conversation, me.id) ? id : null;
  return kept === inbox.kept ? state : { ...state, inbox: { ...inbox, kept } };
}

/** Notes how far a list reaches, and how many conversations are not among those that we now hold. */
export function notePage(
  state: ChatState,
  page: ConversationPage,
  of: InboxFilter,
  isNext: boolean,
): ChatState {
  const { inbox } = state;
  const held = inbox.lists[of];
  // The first page once more tells nothing of the end of a list that goes on after it.
  const reached =
    held && !isNext && page.more
      ? held
      : { last: page.conversations.at(-1)?.id ?? held?.last ?? null, more: page.more };
  const elsewhere = inboxFilters.map((filter) => [
    filter,
    Math.max(0, page.counts[filter] - heldCount(state, filter)),
  ]);
  return {
    ...state,
    inbox: { ...inbox, lists: { ...inbox.lists, [of]: reached }, elsewhere: Object.fromEntries(elsewhere) },
  };
}

function heldCount({ threads, me }: ChatState, filter: InboxFilter): number {
  return Object.values(threads).filter(({ conversation }) => isIn(filter, conversation, me.id)).length;
}

function isIn(filter: InboxFilter, conversation: Conversation, me: string): boolean {
  const { closedAt, lastMessage } = conversation;
  if (filter === "unread") return unreadCount(conversation, me) > 0;
  else if (filter === "waiting")
    return closedAt === null && lastMessage !== null && lastMessage.authorId !== me;
  else return filter === "all" || closedAt !== null;
}
