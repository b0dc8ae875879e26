import type { ChatEvent } from "../../shared/state/apply.ts";
import type { ChatState } from "../../shared/state/state.ts";
import type { Http } from "../line/http.ts";
import type { Loading } from "../line/loading.ts";
import type { Rarely } from "../rarely.ts";
import type { Notices } from "../status-line.ts";
import type { Chat } from "../store.ts";
import type { Time } from "../time.ts";

interface Deps {
  chat: Chat;
  http: Http;
  loading: Pick<Loading, "once">;
  notices: Notices;
  time: Time;
  rarely: Rarely;
}

/** One question for what happens within this time, and not from all pages at the same moment. */
const gatherMs = 2_000;

/**
 * Keeps the counts of a list true that is not wholly here. What we hold counts itself; when something happens to a
 * conversation that we did not, the server is asked anew.
 */
export function keepCounts(deps: Deps): void {
  const { chat, time, rarely } = deps;
  let isDue = false;
  chat.subscribe((event, after, before) => {
    if (isDue || after.inbox.elsewhere.all === 0 || !isOfOthers(event, after, before)) return;
    isDue = true;
    time.after(gatherMs * (1 + time.random()), () => {
      isDue = false;
      void rarely(({ showFirst }) => showFirst(deps));
    });
  });
}

function isOfOthers(event: ChatEvent, after: ChatState, before: ChatState): boolean {
  switch (event.type) {
    case "connection:changed":
      return event.connection === "online" && before.connection === "offline";
    case "conversation:changed":
    case "message:created":
    case "receipt:changed":
      return !before.threads[event.conversationId];
    case "synced":
      return !before.threads[event.answer.conversation.id];
    default:
      return event.type === "heads:fetched" && after.epoch !== before.epoch;
  }
}
