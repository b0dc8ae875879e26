import type { ChatActions } from "../../views/chat-props.ts";
import type { Composer } from "./composer.ts";
import type { Acting } from "./line/acting.ts";
import type { Http } from "./line/http.ts";
import type { Loading } from "./line/loading.ts";
import type { Sending } from "./line/sending.ts";
import { createMessageActs } from "./message-acts.ts";
import type { Navigation } from "./navigation.ts";
import type { Rarely } from "./rarely.ts";
import { type ComposerField, hasFinePointer } from "./screen/composer-field.ts";
import type { Scrolling } from "./screen/scrolling.ts";
import { hasUnsent } from "./screen/unsent-guard.ts";
import { signOut } from "./signing-out.ts";
import type { Notices } from "./status-line.ts";
import type { Chat, View } from "./store.ts";

interface Deps {
  chat: Chat;
  http: Http;
  notices: Notices;
  leave(reason: string): void;
  sending: Sending;
  acting: Acting;
  rarely: Rarely;
  /** Offers the files of the message with this key again. */
  giveBack(key: string): void;
  view: View;
  composer: Composer;
  navigation: Navigation;
  loading: Loading;
  scrolling: Scrolling;
  field: ComposerField;
}

/** What the page's controls do. The focus moves only here: by something that the person did. */
export function createActions(deps: Deps): ChatActions {
  const { composer, navigation, loading, sending, scrolling, field, rarely } = deps;
  const reply = (id: string) => thenFocus(() => composer.reply(id));
  const edit = (id: string) => thenFocus(() => composer.edit(id));
  const cancelEdit = () => thenFocus(composer.cancelEdit);
  return {
    ...createMessageActs({ ...deps, reply, edit, cancelEdit }),
    reply,
    edit,
    cancelEdit,
    cancelReply: () => thenFocus(composer.cancelReply),
    chooseConversation: (id) => thenWrite(() => navigation.chooseConversation(id)),
    chooseReceiver: (id) => thenWrite(() => navigation.chooseReceiver(id)),
    showList: navigation.showList,
    chooseFilter: (filter) => void rarely(({ showFilter }) => showFilter(filter, deps)),
    loadMoreThreads: () => void rarely(({ showMore }) => showMore(deps)),
    loadOlder: () => void loading.older(),
    loadNewer: () => void loading.newer(),
    jumpToLatest: () => thenWrite(scrolling.toEnd),
    write: composer.write,
    send: () => thenFocus(composer.send),
    // What was pressed is gone with that.
    retry: (key) => thenWrite(() => sending.retry(key)),
    discard: (key) => thenWrite(() => sending.discard(key)),
    sendWithout: (key) =>
      void rarely((parts) => thenWrite(() => parts.sendWithout(deps.chat, key, Date.now()))),
    signOut: () => askAndSignOut(deps),
  };

  /** On touch, the focus would open the keyboard over what was just chosen. */
  function thenWrite(act: () => void): void {
    act();
    if (hasFinePointer()) focusSoon(field);
  }

  function thenFocus(act: () => void): void {
    act();
    focusSoon(field);
  }
}

function focusSoon(field: ComposerField): void {
  // The frame that draws was asked for before this one.
  requestAnimationFrame(field.focus);
}

function askAndSignOut({ chat, http, notices, leave }: Deps): void {
  if (!hasUnsent(chat) || window.confirm(notices.words.said.unsentQuestion))
    void signOut(http, notices, leave);
}
