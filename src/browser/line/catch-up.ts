import { limits } from "../../shared/limits.ts";
import type { Conversation } from "../../shared/model.ts";
import type { Requests } from "../../shared/protocol.ts";
import type { ChatEvent } from "../../shared/state/apply.ts";
import { type ChatState, threadsByActivity } from "../../shared/state/state.ts";
import type { Notices } from "../notices.ts";
import type { Chat } from "../store.ts";
import { pause, type Time } from "../time.ts";
import type { Connection } from "./connection.ts";
import { mayPass, pauseAfter, refusalOf } from "./retrying.ts";
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

const atOnce = 4;

export function createCatchUp({ chat, request, comeBackWithin, notices, time }: Deps): CatchUp {
  /** What the server does not let us see: not asked for again before it is named again. */
  const refused = new Set<string>();
  const troubled = new Set<string>();
  const fetching = new Map<string, Promise<void>>();
  const sync = takingTurns(atOnce, syncConversation);
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
      const { epoch, behind, receipts = {} } = answer;
      comeBackWithin(answer.comeBackWithinMs);
      refused.clear();
      chat.dispatch({ type: "heads:fetched", epoch, behind });
      for (const [conversationId, moved] of Object.entries(receipts)) {
        for (const receipt of moved) chat.dispatch({ type: "receipt:changed", conversationId, receipt });
      }
      for (const id of Object.keys(behind)) sync(id);
    } catch (error) {
      refusalOf(error); // Passing or not, the next check asks again.
    }
    if (chat.get().connection === "online") callOffNext = time.after(untilNextCheck(), check);
  }

  /** Somewhat before the contract's 30 s, and not all pages at the same moment. */
  function untilNextCheck(): number {
    return limits.headsEveryMs * (0.8 + 0.1 * time.random());
  }

  async function syncConversation(id: string): Promise<void> {
    let failures = 0;
    while (isWanted(id)) {
      try {
        const isDone = await syncPage(id);
        failures = 0;
        if (isDone) break;
      } catch (error) {
        const refusal = refusalOf(error);
        if (!mayPass(refusal)) refused.add(id);
        else await waitInTrouble(id, pauseAfter(failures++, time, refusal));
      }
    }
    showTrouble(id, false);
  }

  function isWanted(id: string): boolean {
    const { connection, threads } = chat.get();
    const thread = threads[id];
    return connection === "online" && !refused.has(id) && (!thread || thread.behind !== null);
  }

  /** Whether the server has no more for us than we hold: what we heard of beyond that, the next check asks for. */
  async function syncPage(id: string): Promise<boolean> {
    const thread = chat.get().threads[id];
    if (thread) {
      const { epoch, conversation } = thread;
      const answer = await request("conversation:sync", {
        conversationId: id,
        epoch,
        version: conversation.version,
      });
      chat.dispatch({ type: "synced", answer });
      return !answer.more && answer.version <= conversation.version;
    } else {
      await fetch(id);
      return false;
    }
  }

  function fetch(conversationId: string): Promise<void> {
    const running = fetching.get(conversationId);
    if (running) return running;
    const fetched = request("conversation:sync", { conversationId, epoch: "", version: 0 })
      .then((answer) => chat.dispatch({ type: "synced", answer }))
      .finally(() => fetching.delete(conversationId));
    fetching.set(conversationId, fetched);
    return fetched;
  }

  async function waitInTrouble(id: string, ms: number): Promise<void> {
    if (chat.get().connection !== "online") return;
    showTrouble(id, true);
    await pause(time, ms);
  }

  function showTrouble(id: string, isInTrouble: boolean): void {
    if (isInTrouble) troubled.add(id);
    else troubled.delete(id);
    notices.set("catch-up", troubled.size > 0 ? notices.words.said.behind : null);
  }
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
