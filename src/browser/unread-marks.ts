import { unreadMarkOf } from "../shared/state/state.ts";
import type { Http } from "./line/http.ts";
import { refusalOf } from "./line/retrying.ts";
import type { Chat } from "./store.ts";
import type { Time } from "./time.ts";

interface Deps {
  chat: Chat;
  http: Pick<Http, "put">;
  time: Time;
  /** Whether the person has this page before them. */
  isLooking(): boolean;
}

/** What is seen for less is not read. */
const seenMs = 1_000;
const opens = new Set(["conversation:chosen", "receiver:chosen", "nothing:chosen"]);

/**
 * Takes a mark of unread off once whoever made it is back: they opened the conversation anew and have it before them, or
 * answered in it. While it stays open where it was marked, it keeps its mark. What is answered has to be called when the
 * person comes to look at the page.
 */
export function endMarks({ chat, http, time, isLooking }: Deps): () => void {
  /** The conversation that they came back to. */
  let back = markedNow(chat);

  chat.subscribe((event, after, before) => {
    if (opens.has(event.type)) back = markedNow(chat);
    if (event.type === "outbox:added" && "conversationId" in event.item.to) {
      if (!before.outbox.some(({ key }) => key === event.item.key)) end(event.item.to.conversationId);
    }
    if (after.open !== before.open) look();
  });
  look();
  return look;

  function look(): void {
    if (back === null || !isLooking()) return;
    const seen = back;
    time.after(seenMs, () => {
      const { open } = chat.get();
      const isThere = open.kind === "conversation" && open.conversationId === seen;
      if (back === seen && isThere && isLooking()) end(seen);
    });
  }

  function end(conversationId: string): void {
    if (back === conversationId) back = null;
    if (!isMarked(chat, conversationId)) return;
    // Where it cannot be told now, the mark is there when they come back the next time.
    http
      .put(`/api/conversations/${encodeURIComponent(conversationId)}/unread`, { from: null })
      .catch(refusalOf);
  }
}

/** The conversation that is open, if it is marked. */
function markedNow(chat: Chat): string | null {
  const { open } = chat.get();
  return open.kind === "conversation" && isMarked(chat, open.conversationId) ? open.conversationId : null;
}

function isMarked(chat: Chat, conversationId: string): boolean {
  const { threads, me } = chat.get();
  const conversation = threads[conversationId]?.conversation;
  return conversation !== undefined && unreadMarkOf(conversation, me.id) !== null;
}
