import type { Requests } from "../../shared/protocol.ts";
import type { ChatState, Thread } from "../../shared/state/state.ts";
import type { Chat } from "../store.ts";
import { pause, type Time } from "../time.ts";
import type { Request } from "./asking.ts";
import { mayPass, pauseAfter, refusalOf } from "./retrying.ts";
import { takingTurns } from "./taking-turns.ts";

/**
 * Tells the other side how far this person has received and read. A message is delivered once the page has been
 * told of it, so that its list counts it; it is read once the person has seen it.
 */
export interface Reading {
  seen(conversationId: string, seq: number): void;
}

/** Watermarks: only the last one counts, so what comes within this time goes as one. */
const batchMs = 500;
/** Conversations: coming back may move the marks of all of them. */
const atOnce = 4;

export function createReading(chat: Chat, request: Request, time: Time): Reading {
  const seenSeqs = new Map<string, number>();
  const newsOf = (id: string) => notToldYet(chat.get(), id, seenSeqs.get(id) ?? 0);
  const report = takingTurns(atOnce, reportAll);

  chat.subscribe((event, after, before) => {
    const isBack = event.type === "connection:changed" && after.connection === "online";
    for (const [id, thread] of Object.entries(after.threads)) {
      // Seen was what another history said at these positions.
      if (thread.epoch !== before.threads[id]?.epoch) seenSeqs.delete(id);
      if (isBack || thread !== before.threads[id]) reportNews(id);
    }
  });
  return {
    seen(conversationId, seq) {
      if (seq <= (seenSeqs.get(conversationId) ?? 0)) return;
      seenSeqs.set(conversationId, seq);
      reportNews(conversationId);
    },
  };

  function reportNews(id: string): void {
    if (newsOf(id)) report(id);
  }

  async function reportAll(id: string): Promise<void> {
    for (let news = newsOf(id), failures = 0; news; news = newsOf(id)) {
      try {
        const { receipt } = await request("receipt:set", { conversationId: id, ...news });
        chat.dispatch({ type: "receipt:changed", conversationId: id, receipt });
        failures = 0;
        await pause(time, batchMs);
      } catch (error) {
        const refusal = refusalOf(error);
        if (!mayPass(refusal)) return; // Not ours to tell any more; the next change asks again.
        await pause(time, pauseAfter(failures++, time, refusal));
      }
    }
  }
}

type News = Omit<Requests["receipt:set"], "conversationId">;

/** What the server does not know yet; undefined when it knows all or cannot be told now. */
function notToldYet({ connection, threads, me }: ChatState, id: string, seen: number): News | undefined {
  const thread = threads[id];
  const told = thread?.conversation.receipts.find((receipt) => receipt.accountId === me.id);
  if (connection !== "online" || !thread || !told) return undefined;
  const readSeq = Math.min(seen, thread.conversation.seq);
  const deliveredSeq = Math.max(receivedSeq(thread), readSeq);
  const isRead = readSeq > told.readSeq;
  const isDelivered = deliveredSeq > told.deliveredSeq;
  if (!isRead && !isDelivered) return undefined;
  return { epoch: thread.epoch, ...(isDelivered && { deliveredSeq }), ...(isRead && { readSeq }) };
}

/** While a catch-up runs, the conversation's own count is ahead of the messages that are here. */
function receivedSeq({ behind, conversation }: Thread): number {
  return behind === null ? conversation.seq : 0;
}
