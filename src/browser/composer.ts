import { codePoints, limits } from "../shared/limits.ts";
import type { Message } from "../shared/model.ts";
import { lastOwn, mayAnswer, mayChange } from "../shared/permissions.ts";
import { type Opened, openThread, type Thread } from "../shared/state/state.ts";
import { digits, say } from "../words/say.ts";
import type { Drafts } from "./drafts/drafts.ts";
import { refusalOf } from "./line/retrying.ts";
import type { Sending } from "./line/sending.ts";
import type { Typing } from "./line/typing.ts";
import type { Notices } from "./notices.ts";
import type { Chat, View } from "./store.ts";

/** What one writes, and what becomes of it. */
export interface Composer {
  write(text: string): void;
  send(): void;
  edit(messageId: string): void;
  editLast(): void;
  cancelEdit(): void;
  reply(messageId: string): void;
  cancelReply(): void;
}

interface Deps {
  chat: Chat;
  view: View;
  drafts: Drafts;
  sending: Sending;
  typing: Typing;
  notices: Notices;
  /** Edits the last own message of a thread that shows none, or an old stretch of its history. */
  editLastOf(thread: Thread): void;
  /** Told of the key of each message that goes out. */
  sent(key: string): void;
}

export function createComposer({
  chat,
  view,
  drafts,
  sending,
  typing,
  notices,
  editLastOf,
  sent,
}: Deps): Composer {
  return { write, send, edit, editLast, cancelEdit: drafts.cancelEdit, reply, cancelReply };

  function write(text: string): void {
    view.dispatch({ draft: text });
    const { open } = chat.get();
    const isWriting = text.trim() !== "" && view.get().editing === null;
    if (isWriting && open.kind === "conversation") typing.writing(open.conversationId);
    else typing.stopped();
  }

  function send(): void {
    const { draft, editing, replyingTo, files } = view.get();
    const chips = editing === null ? (files?.chips ?? []) : [];
    const to = addressOf(chat.get().open);
    if ((draft.trim() === "" && chips.length === 0) || !to) return;
    const length = codePoints(draft);
    if (length > limits.messageLength) {
      const { words } = notices;
      const number = (value: number) => digits(words.locale, value);
      const room = { most: number(limits.messageLength), length: number(length) };
      notices.say(say(words.said.noRoom, room));
    } else if (editing !== null) {
      void save(editing, draft);
    } else if (chips.some(({ refusal }) => refusal)) {
      notices.say(notices.words.files.refusedAmong);
    } else {
      view.dispatch({ draft: "", replyingTo: null, files: files && { ...files, chips: [] } });
      typing.stopped();
      sent(sending.send(to, draft.trim() && draft, replyingTo, chips));
    }
  }

  async function save(messageId: string, text: string): Promise<void> {
    const message = messageNamed(messageId);
    if (!message) return drafts.cancelEdit();
    try {
      await sending.edit(message, text);
      if (view.get().editing === messageId) drafts.cancelEdit();
    } catch (error) {
      notices.say(say(notices.words.said.notChanged, { reason: refusalOf(error).message }));
    }
  }

  function edit(messageId: string): void {
    const message = messageNamed(messageId);
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
    const message = messageNamed(messageId);
    if (!message || !mayAnswer(message)) return;
    drafts.cancelEdit();
    view.dispatch({ replyingTo: messageId });
  }

  function cancelReply(): void {
    view.dispatch({ replyingTo: null });
  }

  function messageNamed(id: string): Message | undefined {
    return openThread(chat.get())?.messages.find((message) => message.id === id);
  }
}

function addressOf(open: Opened): { conversationId: string } | { receiverId: string } | undefined {
  if (open.kind === "conversation") return { conversationId: open.conversationId };
  else if (open.kind === "receiver") return { receiverId: open.receiverId };
  else return undefined;
}
