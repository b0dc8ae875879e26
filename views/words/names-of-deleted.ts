import type { Person } from "../../src/shared/model.ts";
import type { ChatState, Thread } from "../../src/shared/state/state.ts";

/** Somebody as the reader calls them: those who are there no more come with an English name. */
export function named<P extends Person | null>(person: P, nameOfDeleted: string): P {
  return person?.deleted ? { ...person, name: nameOfDeleted } : person;
}

/** The state with the reader's own words for those who are there no more. */
export function withNamesOfDeleted(state: ChatState, name: string): ChatState {
  const threads = Object.entries(state.threads);
  if (!threads.some(([, { conversation }]) => conversation.sender.deleted || conversation.receiver?.deleted))
    return state;
  const withNames = (thread: Thread): Thread => {
    const { sender, receiver } = thread.conversation;
    if (!sender.deleted && !receiver?.deleted) return thread;
    const people = { sender: named(sender, name), receiver: named(receiver, name) };
    const conversation = { ...thread.conversation, ...people };
    return { ...thread, conversation };
  };
  return { ...state, threads: Object.fromEntries(threads.map(([id, thread]) => [id, withNames(thread)])) };
}
