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
  // The table's type pairs every event with what takes that event; looking it up by a name loses the pair.
  const after = outcomes[event.type] as (state: ChatState, event: ChatEvent) => ChatState;
  return after(state, event);
}

/** What each event makes of the state. */
const outcomes: { [E in ChatEvent as E["type"]]: (state: ChatState, event: E) => ChatState } = {
  "message:created": (state, event) => settleOutbox(applyCreated(state, event), [event.message]),
  "message:changed": applyChanged,
  "conversation:changed": applyConversation,
  "receipt:changed": applyReceipt,
  "typing:changed": applyTyping,
  "presence:changed": (state, event) => applyPresences(state, [event]),
  "account:changed": (state, event) => applyPeople(state, [event.account]),
  "preferences:changed": (state, event) => ({ ...state, preferences: event.preferences }),
  "inbox:fetched": (state, event) => applyConversationPage(state, event.page, event.filter, event.isNext),
  "filter:chosen": (state, event) => chooseFilter(state, event.filter),
  "history:fetched": (state, event) =>
    settleOutbox(applyHistory(state, event.conversationId, event.page), event.page.messages),
  "thread:trimmed": (state, event) => trimThread(state, event.conversationId, event.seq),
  synced: (state, event) => settleOutbox(applySync(state, event.answer), event.answer.messages),
  "heads:fetched": (state, event) => applyHeads(state, event.epoch, event.behind),
  "presences:fetched": (state, event) =>
    applyPeople(applyPresences(state, event.presences), event.people ?? []),
  "receivers:fetched": (state, event) => ({ ...state, receivers: event.receivers }),
  "conversation:chosen": (state, event) => openConversation(state, event.conversationId),
  "receiver:chosen": (state, event) => openReceiver(state, event.receiverId),
  "nothing:chosen": showNothing,
  "outbox:added": (state, event) => addToOutbox(state, event.item),
  "outbox:kept": (state, event) => changeOutboxItem(state, event.key, { saving: false }),
  "outbox:fetched": (state, event) => takeOverOutbox(state, event.items),
  "outbox:aged": (state, event) => changeOutboxItem(state, event.key, { status: "old" }),
  "outbox:uploaded": (state, event) => noteUploaded(state, event.key, event.file),
  "outbox:retried": (state, event) =>
    changeOutboxItem(state, event.key, { status: "sending", error: null, at: event.at }),
  "outbox:accepted": (state, event) => changeOutboxItem(state, event.key, { status: "sent", error: null }),
  "outbox:failed": (state, event) =>
    changeOutboxItem(state, event.key, { status: "failed", error: event.error }),
  "outbox:dropped": (state, event) => dropFromOutbox(state, event.key),
  "connection:changed": (state, event) => applyConnection(state, event.connection),
  resync: (state) => state,
};

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
