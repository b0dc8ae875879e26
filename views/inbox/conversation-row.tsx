import type { Conversation } from "../../src/shared/model.ts";
import { type ChatState, counterpart, unreadCount } from "../../src/shared/state/state.ts";
import { Avatar } from "../parts/avatar.tsx";
import { follow } from "../parts/follow.ts";
import { presenceText } from "../words/presence-text.ts";
import { preview } from "../words/preview.ts";
import type { Times } from "../words/times.ts";

interface ConversationRowProps {
  conversation: Conversation;
  isTyping: boolean;
  state: ChatState;
  times: Times;
  isLive: boolean;
  choose(conversationId: string): void;
}

/** One conversation in the list: who, the last line, when, and how much is unread. */
export function ConversationRow(props: ConversationRowProps) {
  const { conversation, isTyping, state, times, isLive, choose } = props;
  const { id, activeAt, lastMessage } = conversation;
  const other = counterpart(conversation, state.me.id);
  const presence = other ? state.presences[other.id] : undefined;
  const unread = unreadCount(conversation, state.me.id);
  const isOpen = state.open.kind === "conversation" && state.open.conversationId === id;
  return (
    <li>
      <a
        class={unread > 0 ? "talk talk--unread" : "talk"}
        // Without script, a thread is read from its end.
        href={isLive ? `/chat/${id}` : `/chat/${id}#latest`}
        aria-current={isOpen ? "page" : undefined}
        onClick={follow(() => choose(id))}
      >
        <Avatar person={other} presence={presence?.presence ?? "offline"} />
        <span class="talk__name">
          <bdi>{other?.name ?? "Waiting for an answer"}</bdi>
          <span class="hidden">, {presenceText(presence, times)}</span>
        </span>
        <time class="talk__time" dateTime={new Date(activeAt).toISOString()}>
          {times.listTime(activeAt)}
        </time>
        <span class="talk__line" dir="auto">
          {isTyping ? <em class="talk__typing">typing…</em> : preview(lastMessage, state.me.id)}
        </span>
        {unread > 0 && <UnreadBadge count={unread} />}
      </a>
    </li>
  );
}

function UnreadBadge({ count }: { count: number }) {
  return (
    <span class="badge">
      {count > 99 ? "99+" : count}
      <span class="hidden"> unread</span>
    </span>
  );
}
