import type { InboxFilter } from "../../src/shared/inbox-filter.ts";
import { listedThreads } from "../../src/shared/state/filtering.ts";
import type { ChatProps } from "../chat-props.ts";
import { follow } from "../parts/follow.ts";
import type { Times } from "../words/times.ts";
import { ConversationRow } from "./conversation-row.tsx";
import { Filters } from "./filters.tsx";
import { ReceiverList } from "./receiver-list.tsx";

/** The conversations of the filter, newest activity first; for a sender also the people to start one with. */
export function ConversationList(props: ChatProps & { times: Times }) {
  const { state, view, actions, times } = props;
  const { filter, lists } = state.inbox;
  const list = lists[filter];
  const threads = listedThreads(state);
  const isReceiver = state.me.role === "receiver";
  return (
    <nav class="inbox" aria-label={isReceiver ? "Inbox" : "Conversations"}>
      <div class="inbox__head">
        <h2 class="inbox__title">{isReceiver ? "Inbox" : "Conversations"}</h2>
        <Filters state={state} actions={actions} />
      </div>
      {threads.length === 0 && <p class="inbox__empty">{emptyWords(isReceiver, filter)}</p>}
      <ul class="inbox__list">
        {threads.map((thread) => (
          <ConversationRow
            key={thread.conversation.id}
            conversation={thread.conversation}
            isTyping={thread.typing.length > 0}
            draft={view.drafts[thread.conversation.id]}
            state={state}
            times={times}
            isLive={view.live}
            choose={actions.chooseConversation}
          />
        ))}
      </ul>
      {list?.more && (
        <a
          class="inbox__more button"
          href={`/chat?before=${list.last}`}
          onClick={follow(actions.loadMoreThreads)}
        >
          Show older conversations
        </a>
      )}
      {!isReceiver && <ReceiverList {...props} />}
    </nav>
  );
}

function emptyWords(isReceiver: boolean, filter: InboxFilter): string {
  if (filter !== "all") return emptyFilter[filter];
  return isReceiver
    ? "Nothing waiting. When somebody writes, it shows up here."
    : "None yet. Choose somebody below and write to them.";
}

const emptyFilter: Record<Exclude<InboxFilter, "all">, string> = {
  unread: "You have read everything.",
  waiting: "Nobody waits for a word from you.",
  closed: "No conversation is closed.",
};
