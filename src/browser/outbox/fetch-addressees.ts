import { isUndecided } from "../../shared/state/outbox.ts";
import type { ChatState } from "../../shared/state/state.ts";
import type { CatchUp } from "../line/catch-up.ts";
import { refusalOf } from "../line/retrying.ts";
import type { Chat } from "../store.ts";

/**
 * Has the page hold every conversation that something unsent is for, however old: what was refused, or asks whether it
 * is still to go, must not lie out of sight. And before it asks, its newest messages: it may be among them, if only the
 * answer was lost.
 */
export function fetchAddressees(chat: Chat, fetch: CatchUp["fetch"]): void {
  fetchMissing(chat.get());
  chat.subscribe((event, after, before) => {
    if (event.type === "connection:changed" || after.outbox !== before.outbox) fetchMissing(after);
  });

  function fetchMissing({ connection, outbox, threads }: ChatState): void {
    if (connection !== "online") return;
    const missing = outbox.flatMap((item) => {
      if (!("conversationId" in item.to)) return [];
      const { conversationId } = item.to;
      const thread = threads[conversationId];
      return thread && (thread.loaded || !isUndecided(item)) ? [] : conversationId;
    });
    // What fails is asked for again with the next line.
    for (const id of new Set(missing)) void fetch(id).catch(refusalOf);
  }
}
