import type { Message, Person } from "../../shared/model.ts";
import { type ChatState, counterpart, readSeqOf, unreadCount } from "../../shared/state/state.ts";
import { arrivalsIn } from "../screen/arrivals.ts";
import type { Chat } from "../store.ts";
import type { Time } from "../time.ts";

/** What is new in a conversation, for somebody who looks elsewhere. */
export interface News {
  conversationId: string;
  from: Person | null;
  count: number;
  /** The conversation's newest position. */
  seq: number;
  /** The newest message. */
  said: Message;
}

interface Deps {
  chat: Chat;
  time: Time;
  /** Whether the person has this page before them. */
  isLooking(): boolean;
  tell(news: News): void;
  /** All of the conversation was read, here or elsewhere. */
  unsay(conversationId: string): void;
}

/** What is read within this time, on whatever tab or device, needs no notice. */
const patienceMs = 2_000;

/** Tells of messages of others that nobody is reading, once for each conversation in a while. */
export function tellOfArrivals({ chat, time, isLooking, tell, unsay }: Deps): void {
  const due = new Set<string>();

  chat.subscribe((event, after, before) => {
    for (const { conversationId } of arrivalsIn(event, after, before)) plan(conversationId);
    if (after.threads !== before.threads) for (const id of readIn(after, before)) unsay(id);
  });

  function plan(conversationId: string): void {
    if (due.has(conversationId)) return;
    due.add(conversationId);
    time.after(patienceMs, () => {
      due.delete(conversationId);
      const news = newsOf(chat.get(), conversationId);
      if (news && !isBefore(conversationId)) tell(news);
    });
  }

  function isBefore(conversationId: string): boolean {
    const { open } = chat.get();
    return open.kind === "conversation" && open.conversationId === conversationId && isLooking();
  }
}

/** Conversations that had something unread and have it no more. */
function readIn(after: ChatState, before: ChatState): string[] {
  return Object.keys(after.threads).filter(
    (id) => after.threads[id] !== before.threads[id] && countIn(before, id) > 0 && countIn(after, id) === 0,
  );
}

/** Whether nothing of it is unread. Of what is not in the list nobody knows. */
export function isRead(state: ChatState, conversationId: string): boolean {
  return state.threads[conversationId] !== undefined && countIn(state, conversationId) === 0;
}

function countIn({ threads, me }: ChatState, id: string): number {
  const thread = threads[id];
  return thread ? unreadCount(thread.conversation, me.id) : 0;
}

function newsOf({ threads, me }: ChatState, conversationId: string): News | null {
  const conversation = threads[conversationId]?.conversation;
  if (!conversation) return null;
  const newest = conversation.lastMessage;
  const count = unreadCount(conversation, me.id);
  if (count === 0 || !newest || !isNews(newest, readSeqOf(conversation, me.id), me.id)) return null;
  const from = counterpart(conversation, me.id);
  return { conversationId, count, seq: conversation.seq, from, said: newest };
}

function isNews({ seq, authorId, deletedAt }: Message, readSeq: number, myId: string): boolean {
  return seq > readSeq && authorId !== myId && deletedAt === null;
}
