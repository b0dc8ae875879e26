import type { Conversation } from "../../src/shared/model.ts";
import { isTo, isUndecided } from "../../src/shared/state/outbox.ts";
import { type ChatState, counterpart, unreadCount } from "../../src/shared/state/state.ts";
import { saidIn } from "../../src/words/said-in.ts";
import { count, digits, say } from "../../src/words/say.ts";
import type { ChatWords } from "../../src/words/words.ts";
import { Avatar } from "../parts/avatar.tsx";
import { follow } from "../parts/follow.ts";
import { preview } from "../words/preview.ts";
import type { Times } from "../words/times.ts";

interface ConversationRowProps {
  conversation: Conversation;
  isTyping: boolean;
  draft: string | undefined;
  state: ChatState;
  words: ChatWords;
  times: Times;
  isLive: boolean;
  choose(conversationId: string): void;
}

/** One conversation in the list: who, the last line, when, and how much is unread. */
export function ConversationRow(props: ConversationRowProps) {
  const { conversation, state, words, times, choose } = props;
  const { id, activeAt } = conversation;
  const other = counterpart(conversation, state.me.id);
  const presence = other ? state.presences[other.id] : undefined;
  const unread = unreadCount(conversation, state.me.id);
  const isOpen = state.open.kind === "conversation" && state.open.conversationId === id;
  return (
    <li>
      <a
        class={unread > 0 ? "talk talk--unread" : "talk"}
        href={hrefOf(props, isOpen)}
        aria-current={isOpen ? "page" : undefined}
        onClick={follow(() => choose(id))}
      >
        <Avatar person={other} presence={presence?.presence ?? "offline"} />
        <span class="talk__name" dir="auto">
          <bdi>{other?.name ?? words.inbox.waiting}</bdi>
          {!other?.deleted && <span class="hidden presence">, {times.presence(presence)}</span>}
        </span>
        <time class="talk__time" dateTime={new Date(activeAt).toISOString()}>
          {times.listTime(activeAt)}
        </time>
        <span class="talk__line" dir="auto">
          <RowLine {...props} isOpen={isOpen} />
        </span>
        {unread > 0 && <UnreadBadge words={words} unread={unread} />}
      </a>
    </li>
  );
}

/** Without script, a thread is read from its end, and the one that is open must be asked for anew. */
function hrefOf({ conversation, isLive, times }: ConversationRowProps, isOpen: boolean): string {
  const path = `/chat/${conversation.id}`;
  if (isLive) return path;
  return isOpen ? `${path}?seen=${times.now}#latest` : `${path}#latest`;
}

/** What wants attention most: somebody at it right now, what did not go out, what is half written, the last word. */
function RowLine({
  conversation,
  isTyping,
  draft,
  state,
  words,
  isOpen,
}: ConversationRowProps & { isOpen: boolean }) {
  const unsent = state.outbox.findLast((item) => isUndecided(item) && isTo(item, conversation.id));
  if (isTyping) return <em class="talk__typing">{words.inbox.typing}</em>;
  if (unsent) return <Marked words={words} mark={words.inbox.notSent} text={saidIn(unsent, words)} />;
  if (draft && !isOpen) return <Marked words={words} mark={words.inbox.draft} text={draft} />;
  return preview(conversation.lastMessage, state.me.id, words);
}

function Marked({ words, mark, text }: { words: ChatWords; mark: string; text: string }) {
  return (
    <>
      <strong class="talk__mark">{say(words.inbox.marked, { mark })}</strong> {text}
    </>
  );
}

function UnreadBadge({ words, unread }: { words: ChatWords; unread: number }) {
  const { locale } = words;
  return (
    <span class="badge">
      <span aria-hidden="true">{unread > 99 ? `${digits(locale, 99)}+` : digits(locale, unread)}</span>
      <span class="hidden">{count(words, words.inbox.unread, unread)}</span>
    </span>
  );
}
