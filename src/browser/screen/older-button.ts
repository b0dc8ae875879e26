import { openThread } from "../../shared/state/state.ts";
import type { Chat } from "../store.ts";

/** Presses "Load older messages" and "Load newer messages" when one comes near; pressing it by hand works as well. */
export function pressNear(chat: Chat, load: { older(): void; newer(): void }): { afterDraw(): void } {
  const older = watch("older", load.older);
  const newer = watch("newer", load.newer);
  return {
    afterDraw() {
      const messages = openThread(chat.get())?.messages;
      older(messages?.[0]?.id);
      newer(messages?.at(-1)?.id);
    },
  };
}

/** Once for each stretch of history: a failed try is not repeated by itself. */
function watch(id: string, load: () => void): (edge: string | undefined) => void {
  let watched: string | undefined;
  let observer: IntersectionObserver | undefined;
  return (edge) => {
    const button = document.getElementById(id);
    const stretch = button ? edge : undefined;
    if (stretch === watched) return;
    watched = stretch;
    observer?.disconnect();
    if (!button) return;
    const area = { root: document.getElementById("messages"), rootMargin: "200px 0px" };
    observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) load();
    }, area);
    observer.observe(button);
  };
}
