import type { ChatActions } from "../../views/chat-props.ts";
import type { Message } from "../shared/model.ts";
import { say } from "../words/say.ts";
import type { Acting } from "./line/acting.ts";
import type { Http } from "./line/http.ts";
import type { Loading } from "./line/loading.ts";
import { refusalOf } from "./line/retrying.ts";
import type { Sending } from "./line/sending.ts";
import { messageNamed } from "./pointing.ts";
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
  const { said } = words;
  return {
    react,
    openMenu,
    remove: (id) => remove(deps, id),
    jumpTo: (id) => {
      const jump = { chat, view, loading, notices };
      void rarely(({ jumpTo }) => jumpTo(id, jump));
    },
    undo: (id) => {
      const message = messageNamed(chat, id);
      if (message) void rarely(({ takeBack }) => takeBack(message, deps));
    },
    pickEmoji: () => pickEmoji(deps, field.insert),
    showPicture: (id) => void rarely(({ openPicture }) => openPicture(chat, words, id)),
    close: (id) => attempt(notices, said.notClosed, acting.close(id)),
    reopen: (id) => attempt(notices, said.notReopened, acting.reopen(id)),
  };

  function react(id: string, emoji: string): void {
    const message = messageNamed(chat, id);
    if (message) attempt(notices, said.notReacted, acting.react(message, emoji));
  }

  function openMenu(id: string, only?: "reactions"): void {
    const message = messageNamed(chat, id);
    if (!message) return;
    const { reply, edit, http } = deps;
    const pick = () => pickEmoji(deps, (emoji) => react(id, emoji));
    const acts = { react, pick, reply, edit, remove: (each: string) => remove(deps, each), say: notices.say };
    const { me } = chat.get();
    void rarely((parts) => parts.openMessageMenu({ words, message, me, only, acts, http }));
  }
}

function remove(deps: Deps, id: string): void {
  const { words } = deps.notices;
  const { deleteQuestion, delete: yes } = words.sheets;
  const message = messageNamed(deps.chat, id);
  if (message) void deps.rarely(({ ask }) => ask(words, deleteQuestion, yes, () => removeNow(deps, message)));
}

function removeNow({ view, sending, cancelEdit, notices }: Deps, message: Message): void {
  const removed = sending.remove(message).then(() => {
    if (view.get().editing === message.id) cancelEdit();
  });
  attempt(notices, notices.words.said.notDeleted, removed);
}

function pickEmoji({ chat, notices, rarely }: Deps, use: (emoji: string) => void): void {
  void rarely(({ pickEmoji }) => pickEmoji(chat.get().me.id, notices.words, use));
}

function attempt(notices: Notices, failure: `${string}{reason}${string}`, act: Promise<void>): void {
  act.catch((error: unknown) => notices.say(say(failure, { reason: refusalOf(error).message })));
}
