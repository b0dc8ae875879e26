import type { Message } from "../shared/model.ts";
import { lastOwn, mayAnswer, mayChange } from "../shared/permissions.ts";
import { isTo, isUndecided } from "../shared/state/outbox.ts";
import { type ChatState, openThread, type Thread } from "../shared/state/state.ts";
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
  /** Edits the last own message of a thread that shows none, an old stretch of its history, or one on its way. */
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
    const isElsewhere = thread.newer || isOnItsWay(chat.get(), thread);
    const last = isElsewhere ? null : lastOwn(thread, chat.get().me.id);
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

/** Whether what was written last is not there yet: what stands before it is not meant then. */
export function isOnItsWay({ outbox }: ChatState, { conversation }: Thread): boolean {
  return outbox.some((item) => !isUndecided(item) && isTo(item, conversation.id));
}

/** One of those that the open thread holds. */
export function messageNamed(chat: Chat, id: string): Message | undefined {
  return openThread(chat.get())?.messages.find((message) => message.id === id);
}
