import type { InboxFilter } from "../../src/shared/inbox-filter.ts";
import { listedThreads } from "../../src/shared/state/filtering.ts";
import type { ChatWords } from "../../src/words/words.ts";
import type { ChatProps } from "../chat-props.ts";
import { follow } from "../parts/follow.ts";
import type { Times } from "../words/times.ts";
import { ConversationRow } from "./conversation-row.tsx";
import { Filters } from "./filters.tsx";
import { ReceiverList } from "./receiver-list.tsx";

/** The conversations of the filter, newest activity first; for a sender also the people to start one with. */
export function ConversationList(props: ChatProps & { times: Times }) {
  const { state, words, view, actions, times } = props;
  const { filter, lists } = state.inbox;
  const threads = listedThreads(state);
  const isReceiver = state.me.role === "receiver";
  const title = isReceiver ? words.inbox.inbox : words.inbox.conversations;
  return (
    <nav class="inbox" aria-label={title}>
      <div class="inbox__head">
        <h2 class="inbox__title">{title}</h2>
        <Filters state={state} words={words} actions={actions} />
      </div>
      {threads.length === 0 && <p class="inbox__empty">{emptyWords(isReceiver, filter, words)}</p>}
      <ul class="inbox__list">
        {threads.map((thread) => (
          <ConversationRow
            key={thread.conversation.id}
            conversation={thread.conversation}
            isTyping={thread.typing.length > 0}
            draft={view.drafts[thread.conversation.id]}
            isLive={view.live}
            choose={actions.chooseConversation}
            {...{ state, words, times }}
          />
        ))}
      </ul>
      {lists[filter]?.more && (
        <a
          class="inbox__more button"
          href={`/chat?before=${lists[filter].last}`}
          onClick={follow(actions.loadMoreThreads)}
        >
          {words.inbox.older}
        </a>
      )}
      {!isReceiver && <ReceiverList {...props} />}
    </nav>
  );
}

function emptyWords(isReceiver: boolean, filter: InboxFilter, { inbox }: ChatWords): string {
  if (filter !== "all") return inbox.empty[filter];
  return isReceiver ? inbox.emptyForReceiver : inbox.emptyForSender;
}
