import { threadsByActivity } from "../../src/shared/state/state.ts";
import type { ChatProps } from "../chat-props.ts";
import { follow } from "../parts/follow.ts";
import type { Times } from "../words/times.ts";
import { ConversationRow } from "./conversation-row.tsx";
import { ReceiverList } from "./receiver-list.tsx";

/** All conversations, newest activity first; for a sender also the people to start one with. */
export function ConversationList(props: ChatProps & { times: Times }) {
  const { state, view, actions, times } = props;
  const threads = threadsByActivity(state);
  const last = threads.at(-1)?.conversation.id;
  const isReceiver = state.me.role === "receiver";
  return (
    <nav class="inbox" aria-label={isReceiver ? "Inbox" : "Conversations"}>
      <h2 class="inbox__title">{isReceiver ? "Inbox" : "Conversations"}</h2>
      {threads.length === 0 && <p class="inbox__empty">{emptyWords(isReceiver)}</p>}
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
      {state.moreThreads && last && (
        <a class="inbox__more button" href={`/chat?before=${last}`} onClick={follow(actions.loadMoreThreads)}>
          Show older conversations
        </a>
      )}
      {!isReceiver && <ReceiverList {...props} />}
    </nav>
  );
}

function emptyWords(isReceiver: boolean): string {
  return isReceiver
    ? "Nothing waiting. When somebody writes, it shows up here."
    : "None yet. Choose somebody below and write to them.";
}
