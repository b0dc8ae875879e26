import { say } from "../src/words/say.ts";
import type { ChatProps } from "./chat-props.ts";
import { ConversationList } from "./inbox/conversation-list.tsx";
import { Bar } from "./parts/bar.tsx";
import { EmptyPane } from "./thread/empty-pane.tsx";
import { openTalk } from "./thread/talk.ts";
import { ThreadPane } from "./thread/thread-pane.tsx";
import { withNamesOfDeleted } from "./words/names-of-deleted.ts";
import { createTimes } from "./words/times.ts";

/*
 * What the script may hold on to:
 *   #chat            the root that the page is brought alive in
 *   #messages        the scroll container of the open thread, a new element for each conversation
 *   #older           loads older messages: a link without script, a button with it
 *   #latest          a mark without height at the very end of #messages: in sight means "at the latest"
 *   #jump            the button "Jump to latest"; there while `view.atLatest` is false
 *   #unread          the unread line
 *   #composer        the form; #composer-text its text area; both stay while the thread changes
 *   #bell            opens how one is told of new messages; there once `view.bell` is known
 *   #status          the visible line about the connection or the last act (`view.notice`)
 *   #announcements   polite and hidden; empty here, filled by the script alone
 *   [data-seq]       a message's row; [data-key] also a row that is on its way
 */

/** The chat page's root element with the page in it, as the server sends it. */
export function ChatRoot(props: ChatProps) {
  return (
    <div id="chat">
      <ChatPage {...props} />
    </div>
  );
}

/** The list and the open thread: side by side where there is room, one at a time on a phone. */
export function ChatPage({ state: told, words, view, actions }: ChatProps) {
  const state = withNamesOfDeleted(told, words.thread.deletedAccount);
  const times = createTimes(view, words);
  const talk = openTalk(state);
  const parts = { state, words, view, actions, times };
  return (
    <div class={`chat chat--${talk ? "thread" : "list"} chat--${state.connection}`}>
      {talk && !talk.other?.deleted && (
        <a class="skip" href="#composer-text">
          {words.thread.skip}
        </a>
      )}
      <Bar me={state.me} words={words} page="chat" actions={actions} />
      <p class={`status status--${view.live ? "floating" : "still"}`} id="status" role="status">
        {view.notice}
      </p>
      <main class="chat__panes">
        <h1 class="hidden">
          {talk?.other
            ? say(words.thread.conversationWith, { name: talk.other.name })
            : words.inbox.conversations}
        </h1>
        <ConversationList {...parts} />
        <div class="chat__pane">
          {talk ? <ThreadPane {...parts} talk={talk} /> : <EmptyPane state={state} words={words} />}
        </div>
      </main>
      <div class="hidden" id="announcements" aria-live="polite" />
    </div>
  );
}
