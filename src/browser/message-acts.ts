import type { ChatActions } from "../../views/chat-props.ts";
import type { Message } from "../shared/model.ts";
import { openThread } from "../shared/state/state.ts";
import { say } from "../words/say.ts";
import type { Acting } from "./line/acting.ts";
import type { Http } from "./line/http.ts";
import type { Loading } from "./line/loading.ts";
import { refusalOf } from "./line/retrying.ts";
import type { Sending } from "./line/sending.ts";
import type { Rarely } from "./rarely.ts";
import type { ComposerField } from "./screen/composer-field.ts";
import type { Notices } from "./status-line.ts";
import type { Chat, View } from "./store.ts";

export type MessageActs = Pick<
  ChatActions,
  "react" | "openMenu" | "remove" | "jumpTo" | "undo" | "pickEmoji" | "showPicture" | "close" | "reopen"
>;

interface Deps {
  chat: Chat;
  view: View;
  acting: Acting;
  sending: Sending;
  loading: Loading;
  field: ComposerField;
  notices: Notices;
  rarely: Rarely;
  http: Http;
  /** Offers the files of the message with this key again. */
  giveBack(key: string): void;
  /** What the menu leads to. */
  reply(messageId: string): void;
  edit(messageId: string): void;
  cancelEdit(): void;
}

/** What one does with a message or its conversation. Menus, questions and emoji are loaded when they are wanted. */
export function createMessageActs(deps: Deps): MessageActs {
  const { chat, view, acting, loading, field, notices, rarely } = deps;
  const { words } = notices;
  const { said, sheets } = words;
  return {
    react,
    openMenu,
    remove,
    jumpTo: (id) => {
      const jump = { chat, view, loading, notices };
      void rarely(({ jumpTo }) => jumpTo(id, jump));
    },
    undo: (id) => {
      const message = messageNamed(id);
      if (message) void rarely(({ takeBack }) => takeBack(message, deps));
    },
    pickEmoji: () => pickEmoji(field.insert),
    showPicture: (id) => void rarely(({ openPicture }) => openPicture(chat, words, id)),
    close: (id) => attempt(said.notClosed, acting.close(id)),
    reopen: (id) => attempt(said.notReopened, acting.reopen(id)),
  };

  function react(id: string, emoji: string): void {
    const message = messageNamed(id);
    if (message) attempt(said.notReacted, acting.react(message, emoji));
  }

  function openMenu(id: string, only?: "reactions"): void {
    const message = messageNamed(id);
    if (!message) return;
    const { reply, edit } = deps;
    const pick = () => pickEmoji((emoji) => react(id, emoji));
    const acts = { react, pick, reply, edit, remove, say: notices.say };
    const { me } = chat.get();
    void rarely((parts) => parts.openMessageMenu({ words, message, me, only, acts, http: deps.http }));
  }

  function remove(id: string): void {
    const message = messageNamed(id);
    if (!message) return;
    void rarely(({ ask }) => ask(words, sheets.deleteQuestion, sheets.delete, () => removeNow(message)));
  }

  function removeNow(message: Message): void {
    const removed = deps.sending.remove(message).then(() => {
      if (view.get().editing === message.id) deps.cancelEdit();
    });
    attempt(said.notDeleted, removed);
  }

  function pickEmoji(use: (emoji: string) => void): void {
    void rarely(({ pickEmoji }) => pickEmoji(chat.get().me.id, words, use));
  }

  function attempt(failure: `${string}{reason}${string}`, act: Promise<void>): void {
    act.catch((error: unknown) => notices.say(say(failure, { reason: refusalOf(error).message })));
  }

  function messageNamed(id: string): Message | undefined {
    return openThread(chat.get())?.messages.find((message) => message.id === id);
  }
}
