import type { Message } from "../../shared/model.ts";
import { type ChatState, counterpart } from "../../shared/state/state.ts";
import type { Chat } from "../store.ts";
import type { Time } from "../time.ts";
import { arrivalsIn } from "./arrivals.ts";

/** What comes within this time is one announcement. */
const gatherMs = 500;
/** Emptied afterwards, so that the same words are read out when they come again. */
const keptMs = 5_000;

/** Reads new messages of others out, once each, in the page's hidden region. */
export function announceArrivals(chat: Chat, time: Time, region: Element): void {
  let gathered: Message[] = [];
  let callOffEmptying = () => {};

  chat.subscribe((event, after, before) => {
    const arrived = arrivalsIn(event, after, before);
    if (arrived.length === 0) return;
    if (gathered.length === 0) time.after(gatherMs, announce);
    gathered.push(...arrived);
  });

  function announce(): void {
    callOffEmptying();
    region.textContent = words(gathered, chat.get());
    gathered = [];
    callOffEmptying = time.after(keptMs, () => {
      region.textContent = "";
    });
  }
}

function words(messages: Message[], { threads, me }: ChatState): string {
  const [only] = messages;
  if (!only || messages.length > 1) return `${messages.length} new messages`;
  const conversation = threads[only.conversationId]?.conversation;
  const author = conversation && counterpart(conversation, me.id);
  return `${author?.name ?? "New message"}: ${only.text}`;
}
