import type { Message } from "../shared/model.ts";
import { lastOwn, mayAnswer, mayChange } from "../shared/permissions.ts";
import { openThread, type Thread } from "../shared/state/state.ts";
import type { Drafts } from "./drafts/drafts.ts";
import type { Chat, View } from "./store.ts";

/** Which message the composer is about: one that is mended, or one that is answered. */
export interface Pointing {
  edit(messageId: string): void;
  editLast(): void;
  cancelEdit(): void;
  reply(messageId: string): void;
  cancelReply(): void;
}

export interface PointingDeps {
  chat: Chat;
  view: View;
  drafts: Drafts;
  /** Edits the last own message of a thread that shows none, or an old stretch of its history. */
  editLastOf(thread: Thread): void;
}

export function createPointing({ chat, view, drafts, editLastOf }: PointingDeps): Pointing {
  return { edit, editLast, cancelEdit: drafts.cancelEdit, reply, cancelReply };

  function edit(messageId: string): void {
    const message = messageNamed(chat, messageId);
    if (message && mayChange(chat.get().me.id, message)) drafts.beginEdit(message);
  }

  function editLast(): void {
    const thread = openThread(chat.get());
    if (!thread) return;
    const last = thread.newer ? null : lastOwn(thread, chat.get().me.id);
    if (last) drafts.beginEdit(last);
    else editLastOf(thread);
  }

  function reply(messageId: string): void {
    const message = messageNamed(chat, messageId);
    if (!message || !mayAnswer(message)) return;
    drafts.cancelEdit();
    view.dispatch({ replyingTo: messageId });
  }

  function cancelReply(): void {
    view.dispatch({ replyingTo: null });
  }
}

/** One of those that the open thread holds. */
export function messageNamed(chat: Chat, id: string): Message | undefined {
  return openThread(chat.get())?.messages.find((message) => message.id === id);
}
