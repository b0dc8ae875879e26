import { isFewEmoji } from "../../src/shared/emoji.ts";
import { say } from "../../src/words/say.ts";
import type { ChatWords } from "../../src/words/words.ts";
import type { ChatActions } from "../chat-props.ts";
import { MessageHtml } from "../message-html.tsx";
import type { Times } from "../words/times.ts";
import { Quote } from "./quote.tsx";
import type { Talk } from "./talk.ts";
import type { Entry } from "./thread-items.ts";

interface MessageBodyProps {
  words: ChatWords;
  entry: Entry;
  talk: Talk;
  myId: string;
  isLive: boolean;
  actions: ChatActions;
  times: Times;
}

/** What was said: the server's rendering once it is stored, the typed text until then. */
export function MessageBody({ words, entry, talk, myId, isLive, actions, times }: MessageBodyProps) {
  const { message, item } = entry;
  if (message?.deletedAt) {
    return (
      <div class="row__bubble">
        <p class="row__gone">{words.thread.deleted}</p>
      </div>
    );
  }
  const { text, replyTo } = message ?? item;
  return (
    <div class={isFewEmoji(text) ? "row__bubble row__bubble--emoji" : "row__bubble"}>
      {replyTo && (
        <Quote words={words} id={replyTo} talk={talk} myId={myId} isLive={isLive} jump={actions.jumpTo} />
      )}
      {message ? (
        <MessageHtml message={message} />
      ) : (
        <div class="prose prose--typed" dir="auto">
          {text}
        </div>
      )}
      {message?.editedAt && (
        <span class="row__edited" title={times.full(message.editedAt)}>
          <span class="row__edited-mark">{words.thread.edited}</span>
          <time class="row__edited-at" dateTime={new Date(message.editedAt).toISOString()}>
            {say(words.thread.editedWhen, { when: times.since(message.editedAt) })}
          </time>
        </span>
      )}
    </div>
  );
}
