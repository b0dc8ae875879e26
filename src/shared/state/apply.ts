import type { WireError } from "../errors.ts";
import type { InboxFilter } from "../inbox-filter.ts";
import type { Person, Presence } from "../model.ts";
import type { ConversationPage, EventName, Events, MessagePage, SyncAnswer } from "../protocol.ts";
import { chooseFilter } from "./filtering.ts";
import { applyConversationPage, applyHeads } from "./inbox.ts";
import { openConversation, openReceiver, showNothing } from "./opened.ts";
import {
  addToOutbox,
  changeOutboxItem,
  dropFromOutbox,
  noteUploaded,
  settleOutbox,
  takeOverOutbox,
} from "./outbox.ts";
import type { OutgoingFile } from "./outgoing-file.ts";
import { applyPeople } from "./people.ts";
import type { ChatState, Connection, OutboxItem } from "./state.ts";
import {
  applyChanged,
  applyConversation,
  applyCreated,
  applyReceipt,
  applySync,
  applyTyping,
} from "./thread.ts";
import { applyHistory, trimThread } from "./window.ts";

/** The server's events that say something about the chat itself, not about the line to it. */
type LiveName = Exclude<EventName, "session:ended" | "resync">;
type Live = { [N in LiveName]: { type: N } & Events[N] }[LiveName];

/** Everything that can happen to the page: the server's events, its answers, and what the person does. */
export type ChatEvent =
  | Live
  /** A page of the filter's list, or of all: its first, or the next after those we have. */
  | { type: "inbox:fetched"; page: ConversationPage; filter?: InboxFilter; isNext?: boolean }
  | { type: "filter:chosen"; filter: InboxFilter }
  | { type: "history:fetched"; conversationId: string; page: MessagePage }
  /** More is held than the page shows: what is farthest from position `seq` goes, and is fetched again when wanted. */
  | { type: "thread:trimmed"; conversationId: string; seq: number }
  | { type: "synced"; answer: SyncAnswer }
  | { type: "heads:fetched"; epoch: string; behind: Record<string, number> }
  | { type: "presences:fetched"; presences: Presence[]; people?: Person[] }
  | { type: "receivers:fetched"; receivers: Person[] }
  | { type: "conversation:chosen"; conversationId: string }
  | { type: "receiver:chosen"; receiverId: string }
  | { type: "nothing:chosen" }
  | { type: "outbox:added"; item: OutboxItem }
  | { type: "outbox:kept"; key: string }
  | { type: "outbox:fetched"; items: OutboxItem[] }
  | { type: "outbox:aged"; key: string }
  /** One of the item's files is with the server: this is what it says of it. */
  | { type: "outbox:uploaded"; key: string; file: OutgoingFile }
  | { type: "outbox:retried"; key: string; at: number }
  | { type: "outbox:accepted"; key: string }
  | { type: "outbox:failed"; key: string; error: WireError }
  | { type: "outbox:dropped"; key: string }
  | { type: "connection:changed"; connection: Connection }
  /** The server told us nothing for a while: what was missed has to be asked for. */
  | { type: "resync" };

/**
 * The state after an event: the only way in which the page's state changes. Pure; applying the same event
 * twice changes nothing more. Law: an old state plus the events since equals a fresh fetch.
 */
export function apply(state: ChatState, event: ChatEvent): ChatState {
  switch (event.type) {
    case "message:created":
      return settleOutbox(applyCreated(state, event), [event.message]);
    case "message:changed":
      return applyChanged(state, event);
    case "conversation:changed":
      return applyConversation(state, event);
    case "receipt:changed":
      return applyReceipt(state, event);
    case "typing:changed":
      return applyTyping(state, event);
    case "presence:changed":
      return applyPresences(state, [event]);
    case "account:changed":
      return applyPeople(state, [event.account]);
    case "preferences:changed":
      return { ...state, preferences: event.preferences };
    case "inbox:fetched":
      return applyConversationPage(state, event.page, event.filter, event.isNext);
    case "filter:chosen":
      return chooseFilter(state, event.filter);
    case "history:fetched":
      return settleOutbox(applyHistory(state, event.conversationId, event.page), event.page.messages);
    case "thread:trimmed":
      return trimThread(state, event.conversationId, event.seq);
    case "synced":
      return settleOutbox(applySync(state, event.answer), event.answer.messages);
    case "heads:fetched":
      return applyHeads(state, event.epoch, event.behind);
    case "presences:fetched":
      return applyPeople(applyPresences(state, event.presences), event.people ?? []);
    case "receivers:fetched":
      return { ...state, receivers: event.receivers };
    case "conversation:chosen":
      return openConversation(state, event.conversationId);
    case "receiver:chosen":
      return openReceiver(state, event.receiverId);
    case "nothing:chosen":
      return showNothing(state);
    case "outbox:added":
      return addToOutbox(state, event.item);
    case "outbox:kept":
      return changeOutboxItem(state, event.key, { saving: false });
    case "outbox:fetched":
      return takeOverOutbox(state, event.items);
    case "outbox:aged":
      return changeOutboxItem(state, event.key, { status: "old" });
    case "outbox:uploaded":
      return noteUploaded(state, event.key, event.file);
    case "outbox:retried":
      return changeOutboxItem(state, event.key, { status: "sending", error: null, at: event.at });
    case "outbox:accepted":
      return changeOutboxItem(state, event.key, { status: "sent", error: null });
    case "outbox:failed":
      return changeOutboxItem(state, event.key, { status: "failed", error: event.error });
    case "outbox:dropped":
      return dropFromOutbox(state, event.key);
    case "connection:changed":
      return applyConnection(state, event.connection);
    case "resync":
      return state;
    default:
      return neverHappens(event);
  }
}

function applyPresences(state: ChatState, presences: Presence[]): ChatState {
  const entries = presences.map(({ accountId, presence, lastSeenAt }) => [
    accountId,
    { accountId, presence, lastSeenAt },
  ]);
  return { ...state, presences: { ...state.presences, ...Object.fromEntries(entries) } };
}

/** Whoever was typing when the line broke may have stopped: nobody would tell us. */
function applyConnection(state: ChatState, connection: Connection): ChatState {
  if (connection === "online") {
    return { ...state, connection };
  } else {
    const quiet = Object.entries(state.threads).map(([id, thread]) => [id, { ...thread, typing: [] }]);
    return { ...state, connection, threads: Object.fromEntries(quiet) };
  }
}

function neverHappens(event: never): ChatState {
  throw new TypeError(`An event that no case handles: ${JSON.stringify(event)}`);
}
