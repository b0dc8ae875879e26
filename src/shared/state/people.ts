import type { Person } from "../model.ts";
import type { ChatState, Thread } from "./state.ts";

/** Puts the names that these people have now wherever they stand. The same state when they stand there already. */
export function applyPeople(state: ChatState, people: Person[]): ChatState {
  return people.reduce(applyPerson, state);
}

function applyPerson(state: ChatState, person: Person): ChatState {
  const isFormer = (known: Person | null) =>
    known?.id === person.id &&
    (known.name !== person.name || known.picture !== person.picture || known.deleted !== person.deleted);
  const { me, receivers, threads } = state;
  const held = Object.entries(threads);
  const seen = held.flatMap(([, { conversation }]) => [conversation.sender, conversation.receiver]);
  if (![me, ...receivers, ...seen].some(isFormer)) return state;
  const named = <P extends Person | null>(known: P): P => {
    if (!known || !isFormer(known)) return known;
    const { picture: _, ...rest } = known;
    // What belongs to the account alone stays; TypeScript cannot see that only what a person has was put anew.
    return { ...rest, ...person } as P;
  };
  return {
    ...state,
    me: named(me),
    // In the order in which the server lists them.
    receivers: receivers
      .filter(({ id }) => !person.deleted || id !== person.id)
      .map(named)
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    threads: Object.fromEntries(held.map(([id, thread]) => [id, withNames(thread, named)])),
  };
}

function withNames(thread: Thread, named: <P extends Person | null>(known: P) => P): Thread {
  const { conversation } = thread;
  const { sender, receiver } = conversation;
  return { ...thread, conversation: { ...conversation, sender: named(sender), receiver: named(receiver) } };
}
