import { type ChatState, totalUnread } from "../../shared/state/state.ts";
import type { Chat } from "../store.ts";

/** "(3) Parley": what waits to be read, where it can be seen from another tab. */
export function keepTitle(chat: Chat, page: Document): void {
  const plain = page.title.replace(/^\(\d+\) /, "");
  const write = (state: ChatState) => {
    const unread = totalUnread(state);
    const title = unread > 0 ? `(${unread}) ${plain}` : plain;
    if (page.title !== title) page.title = title;
  };
  write(chat.get());
  chat.subscribe((_event, after, before) => {
    if (after.threads !== before.threads) write(after);
  });
}
