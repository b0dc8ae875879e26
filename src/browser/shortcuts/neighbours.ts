import { listedThreads } from "../../shared/state/filtering.ts";
import { type ChatState, openThread, unreadCount } from "../../shared/state/state.ts";

/** The conversation that stands next in the list as it is shown, from the open one on; null where none does. */
export function neighbourOf(state: ChatState, step: 1 | -1, isUnread: boolean): string | null {
  const list = listedThreads(state).map(({ conversation }) => conversation);
  const open = openThread(state)?.conversation.id;
  const at = list.findIndex(({ id }) => id === open);
  const [before, after] = at < 0 ? [list, list] : [list.slice(0, at), list.slice(at + 1)];
  const way = step > 0 ? after : before.toReversed();
  return way.find((each) => !isUnread || unreadCount(each, state.me.id) > 0)?.id ?? null;
}
