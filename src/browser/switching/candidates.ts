import { named } from "../../../views/words/names-of-deleted.ts";
import type { Conversation, Person } from "../../shared/model.ts";
import { nameMatcher } from "../../shared/name-matcher.ts";
import {
  type ChatState,
  counterpart,
  openThread,
  threadsByActivity,
  unreadCount,
} from "../../shared/state/state.ts";

/** Somebody to go to: a conversation, or the start of one. */
export interface Candidate {
  kind: "conversation" | "receiver";
  id: string;
  person: Person | null;
  unread: number;
  isClosed: boolean;
}

/** More than anybody walks through by the arrows: another letter brings them nearer. */
const most = 20;

/** Whose name fits what was typed: those one talks with, then whom the server found, then whom one may write to. */
export function candidatesFor(
  state: ChatState,
  typed: string,
  found: Conversation[],
  nameOfDeleted: string,
): Candidate[] {
  const isMeant = nameMatcher(typed);
  const held = threadsByActivity(state).map(({ conversation }) => conversation);
  const open = openThread(state)?.conversation.id;
  const others = found.filter(({ id }) => !state.threads[id]);
  const conversations = [...held, ...others]
    .filter(({ id }) => id !== open)
    .map((each) => toCandidate(each, state, nameOfDeleted));
  return [...conversations, ...newcomers(state)]
    .filter(({ person }) => isMeant(person?.name ?? ""))
    .slice(0, most);
}

function toCandidate(conversation: Conversation, { me }: ChatState, nameOfDeleted: string): Candidate {
  return {
    kind: "conversation",
    id: conversation.id,
    person: named(counterpart(conversation, me.id), nameOfDeleted),
    unread: unreadCount(conversation, me.id),
    isClosed: conversation.closedAt !== null,
  };
}

function newcomers({ receivers, threads }: ChatState): Candidate[] {
  const known = new Set(Object.values(threads).map(({ conversation }) => conversation.receiverId));
  return receivers
    .filter(({ id }) => !known.has(id))
    .map((person) => ({ kind: "receiver", id: person.id, person, unread: 0, isClosed: false }));
}
