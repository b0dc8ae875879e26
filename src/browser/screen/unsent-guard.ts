import type { Outbox } from "../outbox/outbox.ts";
import type { Chat } from "../store.ts";

/** Whether something that was sent has not reached the server. */
export function hasUnsent(chat: Chat): boolean {
  return chat.get().outbox.some(({ status }) => status !== "sent");
}

/** Has the browser ask before the page is left with something unsent that this device does not keep. */
export function guardUnsent(chat: Chat, outbox: Outbox): void {
  window.addEventListener("beforeunload", (event) => {
    const isBeingKept = chat.get().outbox.some(({ saving }) => saving);
    if (isBeingKept || (hasUnsent(chat) && !outbox.isKept())) event.preventDefault();
  });
}
