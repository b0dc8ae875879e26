import type { ChatProps } from "../chat-props.ts";
import type { Times } from "../words/times.ts";
import { DayLine, UnreadLine } from "./lines.tsx";
import { MessageRow } from "./message-row.tsx";
import { NewerControl, OlderControl } from "./older-control.tsx";
import type { Talk } from "./talk.ts";
import { type ThreadItem, threadItems } from "./thread-items.ts";
import { ThreadStart } from "./thread-start.tsx";
import { TurnedLine } from "./turned-line.tsx";

interface MessageListProps extends ChatProps {
  talk: Talk;
  times: Times;
}

/** The log of a thread. Screen readers walk it; new messages are announced elsewhere, once. */
export function MessageList({ state, words, view, actions, talk, times }: MessageListProps) {
  const { thread, other, pending, path } = talk;
  const messages = thread?.messages ?? [];
  const items = threadItems({
    messages,
    pending: thread?.newer ? [] : pending,
    unreadAfter: thread?.unreadAfter ?? null,
    myId: state.me.id,
    dayOf: times.dayOf,
  });
  const shared = { state, words, view, actions, times, talk };
  return (
    <div
      class="messages"
      id="messages"
      role="log"
      aria-live="off"
      aria-label={words.thread.messages}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
      tabIndex={0}
    >
      <OlderControl words={words} view={view} thread={thread} path={path} load={actions.loadOlder} />
      <ThreadStart words={words} thread={thread} other={other} isLoading={talk.isLoading} />
      {items.map((item) => (
        <Item key={item.key} item={item} {...shared} />
      ))}
      <NewerControl words={words} view={view} thread={thread} path={path} load={actions.loadNewer} />
      {!view.live && thread?.newer && (
        <a class="messages__newer button" href={`${path}#latest`}>
          {words.thread.newest}
        </a>
      )}
      <div class="messages__end" id="latest" />
    </div>
  );
}

type ItemProps = MessageListProps & { item: ThreadItem };

function Item({ item, ...shared }: ItemProps) {
  if (item.kind === "row") {
    return <MessageRow {...item} {...shared} />;
  } else if (item.kind === "day") {
    return <DayLine label={shared.times.dayLabel(item.at)} />;
  } else if (item.kind === "turned") {
    return <TurnedLine message={item.message} {...shared} />;
  } else {
    return <UnreadLine words={shared.words} />;
  }
}
