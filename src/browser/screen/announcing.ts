import { named } from "../../../views/words/names-of-deleted.ts";
import { turnedText } from "../../../views/words/turned.ts";
import type { Message } from "../../shared/model.ts";
import { type ChatState, counterpart } from "../../shared/state/state.ts";
import { saidIn } from "../../words/said-in.ts";
import { count, say } from "../../words/say.ts";
import type { ChatWords } from "../../words/words.ts";
import type { Chat } from "../store.ts";
import type { Time } from "../time.ts";
import { arrivalsIn, turnsIn } from "./arrivals.ts";

/** What comes within this time is one announcement. */
const gatherMs = 500;
/** Emptied afterwards, so that the same words are read out when they come again. */
const keptMs = 5_000;

/** Reads out, once each, in the page's hidden region: new messages of others, and that a conversation was closed. */
export function announceArrivals(
  chat: Chat,
  time: Time,
  words: ChatWords,
  region: Pick<Element, "textContent">,
): void {
  let gathered: Message[] = [];
  let callOffEmptying = () => {};

  chat.subscribe((event, after, before) => {
    const arrived = [...arrivalsIn(event, after, before), ...turnsIn(event, after, before)];
    if (arrived.length === 0) return;
    if (gathered.length === 0) time.after(gatherMs, announce);
    gathered.push(...arrived);
  });

  function announce(): void {
    callOffEmptying();
    const said = gathered.filter(({ kind }) => kind === "text");
    const turned = gathered.findLast(({ kind }) => kind !== "text");
    region.textContent = [sentence(said, chat.get(), words), turned && turn(turned, chat.get(), words)]
      .filter(Boolean)
      .join(". ");
    gathered = [];
    callOffEmptying = time.after(keptMs, () => {
      region.textContent = "";
    });
  }
}

function sentence(messages: Message[], { threads, me }: ChatState, words: ChatWords): string {
  const [only] = messages;
  if (!only) return "";
  if (messages.length > 1) return count(words, words.said.newMessages, messages.length);
  const conversation = threads[only.conversationId]?.conversation;
  const author = conversation && named(counterpart(conversation, me.id), words.thread.deletedAccount);
  return say(words.said.announced, {
    name: author?.name ?? words.said.newMessage,
    text: saidIn(only, words),
  });
}

function turn(line: Message, { threads, me }: ChatState, words: ChatWords): string {
  const conversation = threads[line.conversationId]?.conversation;
  const other = conversation && named(counterpart(conversation, me.id), words.thread.deletedAccount);
  return turnedText(line, line.authorId === me.id ? null : (other?.name ?? words.thread.somebody), words);
}
