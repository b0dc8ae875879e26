import type { Conversation } from "../../src/shared/model.ts";
import { mayAnswer } from "../../src/shared/permissions.ts";
import { say } from "../../src/words/say.ts";
import type { ChatProps } from "../chat-props.ts";
import { Avatar } from "../parts/avatar.tsx";
import { type Delivery, deliveryOf } from "../words/delivery.ts";
import type { Times } from "../words/times.ts";
import { DeliveryMark } from "./delivery-mark.tsx";
import { FailedSend } from "./failed-send.tsx";
import { MessageBody } from "./message-body.tsx";
import { Reactions } from "./reactions.tsx";
import { RowTime } from "./row-time.tsx";
import { RowTools } from "./row-tools.tsx";
import type { Talk } from "./talk.ts";
import type { Entry } from "./thread-items.ts";
import { UndoSend } from "./undo-send.tsx";

interface MessageRowProps extends ChatProps {
  entry: Entry;
  isFirst: boolean;
  isLast: boolean;
  talk: Talk;
  times: Times;
}

/** One message, or one on its way. The first of a group says who and when, the last how far it came. */
export function MessageRow(props: MessageRowProps) {
  const { entry, isFirst, state, words, view, actions, talk, times } = props;
  const { message, item } = entry;
  const isMine = entry.authorId === state.me.id;
  const author = isMine ? words.thread.you : (talk.other?.name ?? words.thread.somebodyWhoLeft);
  const time = times.time(entry.at);
  const delivery = isMine ? deliveryFor(entry, talk.thread?.conversation, state.me.id) : null;
  return (
    <article
      class={rowClass(props, isMine, delivery)}
      id={message ? `message-${message.seq}` : undefined}
      data-seq={message?.seq}
      data-key={entry.key}
      aria-label={say(words.thread.rowName, { author, time })}
      tabIndex={-1}
    >
      {isFirst && !isMine && <Avatar person={talk.other} />}
      <RowTime at={entry.at} times={times} author={isMine ? null : author} isFirst={isFirst} />
      <MessageBody
        words={words}
        entry={entry}
        talk={talk}
        myId={state.me.id}
        view={view}
        actions={actions}
        times={times}
      />
      {message && mayAnswer(message) && (
        <RowTools words={words} message={message} myId={state.me.id} isLive={view.live} actions={actions} />
      )}
      {message && (
        <Reactions words={words} message={message} myId={state.me.id} other={talk.other} actions={actions} />
      )}
      {delivery && delivery !== "failed" && <RowFoot {...props} delivery={delivery} />}
      {item && delivery === "failed" && (
        <FailedSend words={words} item={item} times={times} actions={actions} />
      )}
    </article>
  );
}

/** How far it came, and what can still be done about that. */
function RowFoot({
  entry,
  isLast,
  words,
  view,
  actions,
  delivery,
}: MessageRowProps & { delivery: Delivery }) {
  const { message, item } = entry;
  const isUndoable = message !== null && entry.key === view.undoable;
  if (message?.deletedAt || !(isLast || isUndoable || item?.files)) return null;
  return (
    <div class="row__foot">
      {isUndoable && <UndoSend name={words.thread.undo} undo={() => actions.undo(message.id)} />}
      {item?.files && <UndoSend name={words.files.stop} undo={() => actions.discard(item.key)} />}
      {isLast && <DeliveryMark words={words} delivery={delivery} />}
    </div>
  );
}

function deliveryFor(entry: Entry, conversation: Conversation | undefined, myId: string): Delivery {
  if (entry.item) return entry.item.status === "old" ? "failed" : entry.item.status;
  return conversation ? deliveryOf(entry.message.seq, conversation, myId) : "sent";
}

function rowClass(
  { entry, isFirst, isLast, view }: MessageRowProps,
  isMine: boolean,
  delivery: Delivery | null,
) {
  return [
    "row",
    isMine ? "row--mine" : "row--theirs",
    isFirst && "row--first",
    isLast && "row--last",
    delivery === "failed" && "row--failed",
    entry.message?.deletedAt && "row--deleted",
    entry.message && entry.message.id === view.editing && "row--editing",
  ]
    .filter(Boolean)
    .join(" ");
}
