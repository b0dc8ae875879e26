import type { Person } from "../../src/shared/model.ts";
import type { ChatState, Thread } from "../../src/shared/state/state.ts";

/** The state with the reader's own words for those who are there no more: it comes with English ones. */
export function withNamesOfDeleted(state: ChatState, name: string): ChatState {
  const threads = Object.entries(state.threads);
  if (!threads.some(([, { conversation }]) => conversation.sender.deleted || conversation.receiver?.deleted))
    return state;
  const named = <P extends Person | null>(person: P): P => (person?.deleted ? { ...person, name } : person);
  const withNames = (thread: Thread): Thread => {
    const { sender, receiver } = thread.conversation;
    if (!sender.deleted && !receiver?.deleted) return thread;
    const conversation = { ...thread.conversation, sender: named(sender), receiver: named(receiver) };
    return { ...thread, conversation };
  };
  return { ...state, threads: Object.fromEntries(threads.map(([id, thread]) => [id, withNames(thread)])) };
}
