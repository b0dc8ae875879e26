import type { Message } from "../shared/model.ts";
import type { ChatState, Opened } from "../shared/state/state.ts";
import type { Chat, View } from "./store.ts";

/** Half-written texts, one for each conversation; what is being edited covers the draft and gives it back. */
export interface Drafts {
  beginEdit(message: Message): void;
  cancelEdit(): void;
}

export function createDrafts(chat: Chat, view: View): Drafts {
  const kept = new Map<string, string>();
  let covered = "";

  chat.subscribe((_event, after, before) => {
    if (placeOf(after.open) === placeOf(before.open) || isSamePlace(before.open, after)) return;
    kept.set(placeOf(before.open), ownDraft());
    view.dispatch({ editing: null, draft: kept.get(placeOf(after.open)) ?? "" });
  });
  return { beginEdit, cancelEdit };

  function beginEdit(message: Message): void {
    covered = ownDraft();
    view.dispatch({ editing: message.id, draft: message.text });
  }

  function cancelEdit(): void {
    if (view.get().editing === null) return;
    view.dispatch({ editing: null, draft: covered });
  }

  function ownDraft(): string {
    return view.get().editing === null ? view.get().draft : covered;
  }
}

function placeOf(open: Opened): string {
  if (open.kind === "conversation") return open.conversationId;
  else return open.kind === "receiver" ? `with ${open.receiverId}` : "";
}

/** The first message made it a conversation; what is being written meanwhile goes on. */
function isSamePlace(before: Opened, { open, threads }: ChatState): boolean {
  if (before.kind !== "receiver" || open.kind !== "conversation") return false;
  return threads[open.conversationId]?.conversation.receiverId === before.receiverId;
}
