import { conversationOf, type HistoryWish, listConversations, messagesBefore } from "../chat/history.ts";
import type { Caller } from "../chat/ports.ts";
import { AppError } from "../shared/errors.ts";
import type { InboxFilter } from "../shared/inbox-filter.ts";
import { limits } from "../shared/limits.ts";
import type { OwnAccount } from "../shared/model.ts";
import { mayOpenConversation } from "../shared/permissions.ts";
import { apply, type ChatEvent } from "../shared/state/apply.ts";
import { type ChatState, counterpart, emptyState, type Opened, openThread } from "../shared/state/state.ts";
import type { WebDeps } from "./deps.ts";
import { callerOf } from "./signed-in.ts";

type StateDeps = Pick<WebDeps, "accounts" | "chat" | "config" | "presence">;

/** What the page shows beside the list, and which stretches of list and history when not the newest. */
export interface ChatWish {
  open: Opened;
  filter?: InboxFilter | undefined;
  /** The last conversation of the page of the list before. */
  listBefore?: string | undefined;
  /** The position at which the stretch of history ends, or around which it lies. */
  historyBefore?: number | undefined;
  historyAround?: number | undefined;
}

/**
 * The state of the chat page for this person, by the same steps as in the browser: an empty page to which
 * answers are applied. Throws `not_found` for a conversation or receiver that is not there for them.
 */
export async function chatState(deps: StateDeps, me: OwnAccount, wish: ChatWish): Promise<ChatState> {
  const caller = callerOf(me);
  const { filter = "all", listBefore: before } = wish;
  const page = await listConversations(deps.chat, caller, { before, filter });
  const listing: ChatEvent = { type: "inbox:fetched", page, filter, isNext: before !== undefined };
  const preferences = await deps.accounts.profile.preferences(me.id);
  const largestFile = deps.config.files.file;
  const empty = { ...emptyState(me, deps.chat.store.epoch), preferences, largestFile };
  const listed = applyAll(empty, [{ type: "filter:chosen", filter }, listing]);
  const opened = await withOpened(deps, caller, await withReceivers(deps, listed), wish);
  // Once more: what is open may not have been in the list, and is held now.
  return withPresences(deps, apply(opened, listing));
}

/** Only who may write to them picks from the receivers. */
async function withReceivers({ accounts }: StateDeps, state: ChatState): Promise<ChatState> {
  if (!mayOpenConversation(state.me)) return state;
  const receivers = (await accounts.receivers()).map(({ lastSeenAt: _, ...person }) => person);
  return apply(state, { type: "receivers:fetched", receivers });
}

async function withOpened(deps: StateDeps, caller: Caller, state: ChatState, wish: ChatWish) {
  const { open } = wish;
  switch (open.kind) {
    case "none":
      return state;
    case "receiver":
      return withReceiver(deps, caller, state, open.receiverId);
    case "conversation":
      return withConversation(deps, caller, state, open.conversationId, {
        before: wish.historyBefore,
        around: wish.historyAround,
      });
  }
}

async function withReceiver(deps: StateDeps, caller: Caller, state: ChatState, receiverId: string) {
  if (!state.receivers.some(({ id }) => id === receiverId)) {
    throw new AppError("not_found", "There is nobody to write to at this address.");
  }
  const chosen = apply(state, { type: "receiver:chosen", receiverId });
  const existing = openThread(chosen)?.conversation.id;
  return existing === undefined ? chosen : withConversation(deps, caller, state, existing);
}

async function withConversation(
  { chat }: StateDeps,
  caller: Caller,
  state: ChatState,
  conversationId: string,
  place: Pick<HistoryWish, "before" | "around"> = {},
): Promise<ChatState> {
  const { epoch } = chat.store;
  const conversation = await conversationOf(chat, caller, conversationId);
  const { version } = conversation;
  const page = await messagesBefore(chat, caller, { conversationId, ...place });
  return applyAll(state, [
    { type: "conversation:changed", epoch, conversationId, version, conversation },
    { type: "conversation:chosen", conversationId },
    { type: "history:fetched", conversationId, page },
  ]);
}

/** How everybody in sight is, as a live page would ask. */
async function withPresences({ chat, presence }: StateDeps, state: ChatState): Promise<ChatState> {
  const others = Object.values(state.threads).flatMap(
    ({ conversation }) => counterpart(conversation, state.me.id)?.id ?? [],
  );
  const inSight = new Set([...others, ...state.receivers.map(({ id }) => id)]);
  const asked = [...inSight].slice(0, limits.watchedAccounts);
  const known = await chat.store.knownAccounts(state.me.id, asked);
  return apply(state, { type: "presences:fetched", presences: presence.of(known) });
}

function applyAll(state: ChatState, events: ChatEvent[]): ChatState {
  return events.reduce(apply, state);
}
