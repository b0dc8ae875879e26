import type { ChatActions } from "../../views/chat-props.ts";
import type { Composer } from "./composer.ts";
import type { Http } from "./line/http.ts";
import type { Loading } from "./line/loading.ts";
import type { Sending } from "./line/sending.ts";
import type { Navigation } from "./navigation.ts";
import type { Notices } from "./notices.ts";
import { type ComposerField, hasFinePointer } from "./screen/composer-field.ts";
import type { Scrolling } from "./screen/scrolling.ts";
import { hasUnsent } from "./screen/unsent-guard.ts";
import { signOut } from "./signing-out.ts";
import type { Chat } from "./store.ts";

interface Deps {
  chat: Chat;
  http: Http;
  notices: Notices;
  leave(reason: string): void;
  sending: Sending;
  composer: Composer;
  navigation: Navigation;
  loading: Loading;
  scrolling: Scrolling;
  field: ComposerField;
}

const unsentQuestion = "Some messages have not gone out and would be lost. Sign out all the same?";

/** What the page's controls do. The focus moves only here: by something that the person did. */
export function createActions(deps: Deps): ChatActions {
  const { composer, navigation, loading, sending, scrolling, field } = deps;
  return {
    chooseConversation: (id) => thenWrite(() => navigation.chooseConversation(id)),
    chooseReceiver: (id) => thenWrite(() => navigation.chooseReceiver(id)),
    showList: navigation.showList,
    loadMoreThreads: () => void loading.moreThreads(),
    loadOlder: () => void loading.older(),
    jumpToLatest: () => thenWrite(scrolling.toEnd),
    write: composer.write,
    send: () => {
      composer.send();
      focusSoon();
    },
    retry: sending.retry,
    discard: sending.discard,
    edit: (id) => {
      composer.edit(id);
      focusSoon();
    },
    cancelEdit: () => {
      composer.cancelEdit();
      focusSoon();
    },
    remove: composer.remove,
    signOut: () => {
      const { chat, http, notices, leave } = deps;
      if (!hasUnsent(chat) || window.confirm(unsentQuestion)) void signOut(http, notices, leave);
    },
  };

  /** On touch, the focus would open the keyboard over what was just chosen. */
  function thenWrite(act: () => void): void {
    act();
    if (hasFinePointer()) focusSoon();
  }

  function focusSoon(): void {
    // The frame that draws was asked for before this one.
    requestAnimationFrame(field.focus);
  }
}
