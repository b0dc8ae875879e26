import type { Chat } from "../store.ts";

/** Whether something that was sent has not reached the server: leaving the page would lose it. */
export function hasUnsent(chat: Chat): boolean {
  return chat.get().outbox.some(({ status }) => status !== "sent");
}

/** Has the browser ask before the page is left with something unsent. */
export function guardUnsent(chat: Chat): void {
  window.addEventListener("beforeunload", (event) => {
    if (hasUnsent(chat)) event.preventDefault();
  });
}
