import { openThread } from "../../shared/state/state.ts";
import type { Chat } from "../store.ts";

/** Presses "Load older messages" when it comes near; pressing it by hand works as well. */
export function pressOlder(chat: Chat, load: () => void): { afterDraw(): void } {
  let watched: string | null = null;
  let observer: IntersectionObserver | undefined;
  return { afterDraw };

  /** Once for each stretch of history: a failed try is not repeated by itself. */
  function afterDraw(): void {
    const button = document.getElementById("older");
    const first = openThread(chat.get())?.messages[0];
    const stretch = button && first ? `${first.conversationId} ${first.seq}` : null;
    if (stretch === watched) return;
    watched = stretch;
    observer?.disconnect();
    if (button) observe(button);
  }

  function observe(button: Element): void {
    const area = { root: document.getElementById("messages"), rootMargin: "200px 0px 0px" };
    observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) load();
    }, area);
    observer.observe(button);
  }
}
