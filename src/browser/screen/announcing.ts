import type { Message } from "../../shared/model.ts";
import { type ChatState, counterpart } from "../../shared/state/state.ts";
import { saidIn } from "../../words/said-in.ts";
import { count, say } from "../../words/say.ts";
import type { ChatWords } from "../../words/words.ts";
import type { Chat } from "../store.ts";
import type { Time } from "../time.ts";
import { arrivalsIn } from "./arrivals.ts";

/** What comes within this time is one announcement. */
const gatherMs = 500;
/** Emptied afterwards, so that the same words are read out when they come again. */
const keptMs = 5_000;

/** Reads new messages of others out, once each, in the page's hidden region. */
export function announceArrivals(chat: Chat, time: Time, words: ChatWords, region: Element): void {
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
    region.textContent = sentence(gathered, chat.get(), words);
    gathered = [];
    callOffEmptying = time.after(keptMs, () => {
      region.textContent = "";
    });
  }
}

function sentence(messages: Message[], { threads, me }: ChatState, words: ChatWords): string {
  const [only] = messages;
  if (!only || messages.length > 1) return count(words, words.said.newMessages, messages.length);
  const conversation = threads[only.conversationId]?.conversation;
  const author = conversation && counterpart(conversation, me.id);
  return say(words.said.announced, {
    name: author?.name ?? words.said.newMessage,
    text: saidIn(only, words),
  });
}
