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
  /** Over this line: what fails is asked for again with the next. */
  const asked = new Set<string>();
  fetchMissing(chat.get());
  chat.subscribe((event, after, before) => {
    const isAnotherLine = event.type === "connection:changed";
    if (isAnotherLine) asked.clear();
    if (isAnotherLine || after.outbox !== before.outbox) fetchMissing(after);
  });

  function fetchMissing({ connection, outbox, threads }: ChatState): void {
    if (connection !== "online") return;
    for (const item of outbox) {
      if (!("conversationId" in item.to)) continue;
      const { conversationId } = item.to;
      const thread = threads[conversationId];
      const isEnough = thread && (thread.loaded || !isUndecided(item));
      if (isEnough || asked.has(conversationId)) continue;
      asked.add(conversationId);
      void fetch(conversationId).catch(refusalOf);
    }
  }
}
