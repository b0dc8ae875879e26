import { limits } from "../../shared/limits.ts";
import type { Conversation } from "../../shared/model.ts";
import type { Answers, Requests } from "../../shared/protocol.ts";
import type { ChatEvent } from "../../shared/state/apply.ts";
import { type ChatState, threadsByActivity } from "../../shared/state/state.ts";
import type { Notices } from "../status-line.ts";
import type { Chat } from "../store.ts";
import type { Time } from "../time.ts";
import type { Connection } from "./connection.ts";
import { createFetching } from "./fetching.ts";
import { refusalOf } from "./retrying.ts";
import { createSyncing } from "./syncing.ts";
import { takingTurns } from "./taking-turns.ts";

/** Finds out what this page missed, and fetches it. The live stream is a hint; the server's versions are the truth. */
export interface CatchUp {
  /** Asks now which conversations moved on without us. */
  check(): void;
  /** The newest page of a conversation that we do not hold. Throws what the server refused with. */
  fetch(conversationId: string): Promise<void>;
}

interface Deps extends Pick<Connection, "request" | "comeBackWithin"> {
  chat: Chat;
  notices: Notices;
  time: Time;
}

/** Conversations: enough to be through soon, and few enough that the open one is not kept waiting. */
const atOnce = 4;

export function createCatchUp({ chat, request, comeBackWithin, notices, time }: Deps): CatchUp {
  /** What the server does not let us see: not asked for again before it is named again. */
  const refused = new Set<string>();
  const fetch = createFetching(chat, request);
  const sync = takingTurns(atOnce, createSyncing({ chat, request, notices, time, refused, fetch }));
  const checkHeads = takingTurns(1, fetchHeads);
  let callOffNext = () => {};

  chat.subscribe((event, after, before) => {
    const isOnline = after.connection === "online";
    if (event.type === "connection:changed") {
      if (isOnline) check();
      else callOffNext();
    } else if (event.type === "resync") {
      check();
    } else if (isOnline) {
      for (const id of wantedAfter(event, after, before)) sync(id);
    }
  });
  return { check, fetch };

  function check(): void {
    if (chat.get().connection === "online") checkHeads("heads");
  }

  async function fetchHeads(): Promise<void> {
    callOffNext();
    try {
      const answer = await request("heads", heldHeads(chat.get()));
      comeBackWithin(answer.comeBackWithinMs);
      refused.clear();
      takeIn(chat, answer);
      for (const id of Object.keys(answer.behind)) sync(id);
    } catch (error) {
      refusalOf(error); // Passing or not, the next check asks again.
    }
    if (chat.get().connection === "online") callOffNext = time.after(untilNextCheck(time), check);
  }
}

function takeIn(chat: Chat, { epoch, behind, receipts = {} }: Answers["heads"]): void {
  chat.dispatch({ type: "heads:fetched", epoch, behind });
  for (const [conversationId, moved] of Object.entries(receipts)) {
    for (const receipt of moved) chat.dispatch({ type: "receipt:changed", conversationId, receipt });
  }
}

/** Somewhat before the contract's 30 s, and not all pages at the same moment. */
function untilNextCheck(time: Time): number {
  return limits.headsEveryMs * (0.8 + 0.1 * time.random());
}

/**
 * The cursors that we hold, and the sums of receipts, which have none; of the most recently active conversations
 * if there are more than one request may name.
 */
function heldHeads(state: ChatState): Requests["heads"] {
  const held = threadsByActivity(state)
    .slice(0, limits.namedHeads)
    .map(({ conversation }) => conversation);
  const heads = held.map(({ id, version }) => [id, version]);
  const receipts = held.map((conversation) => [conversation.id, sumOfReceipts(conversation)]);
  return { epoch: state.epoch, heads: Object.fromEntries(heads), receipts: Object.fromEntries(receipts) };
}

function sumOfReceipts({ receipts }: Conversation): number {
  return receipts.reduce(
    (sum, { deliveredSeq, readSeq, unread }) => sum + deliveredSeq + readSeq + (unread?.nth ?? 0),
    0,
  );
}

/** Conversations in which an event showed a gap, or of which it is the first we hear; the open one first. */
function wantedAfter(event: ChatEvent, after: ChatState, before: ChatState): string[] {
  const wanted = Object.values(after.threads)
    .filter(
      ({ behind, conversation }) => behind !== null && behind !== before.threads[conversation.id]?.behind,
    )
    .map(({ conversation }) => conversation.id);
  const isOfUnknown = event.type === "message:created" || event.type === "message:changed";
  if (isOfUnknown && !after.threads[event.conversationId]) wanted.push(event.conversationId);
  const open = after.open.kind === "conversation" ? after.open.conversationId : "";
  return wanted.sort((a, b) => Number(b === open) - Number(a === open));
}
