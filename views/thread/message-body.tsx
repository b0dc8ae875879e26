import { isFewEmoji } from "../../src/shared/emoji.ts";
import type { Message } from "../../src/shared/model.ts";
import { say } from "../../src/words/say.ts";
import type { ChatWords } from "../../src/words/words.ts";
import type { ChatActions, ChatView } from "../chat-props.ts";
import { MessageHtml } from "../message-html.tsx";
import type { Times } from "../words/times.ts";
import { MessageFiles } from "./files/message-files.tsx";
import { Quote } from "./quote.tsx";
import type { Talk } from "./talk.ts";
import type { Entry } from "./thread-items.ts";

interface MessageBodyProps {
  words: ChatWords;
  entry: Entry;
  talk: Talk;
  myId: string;
  view: ChatView;
  actions: ChatActions;
  times: Times;
}

/** What was said: the server's rendering once it is stored, the typed text until then. */
export function MessageBody({ words, entry, talk, myId, view, actions, times }: MessageBodyProps) {
  const { message, item } = entry;
  if (message?.deletedAt) {
    return (
      <div class="row__bubble">
        <p class="row__gone">{words.thread.deleted}</p>
      </div>
    );
  }
  const { text, replyTo, files } = message ?? item;
  return (
    <div
      class={`row__bubble${files ? " row__bubble--files" : isFewEmoji(text) ? " row__bubble--emoji" : ""}`}
    >
      {replyTo && (
        <Quote words={words} id={replyTo} talk={talk} myId={myId} isLive={view.live} jump={actions.jumpTo} />
      )}
      {files && <MessageFiles files={files} words={words} view={view} show={actions.showPicture} />}
      {text && <Said message={message} text={text} />}
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

function Said({ message, text }: { message: Message | null; text: string }) {
  if (message) return <MessageHtml message={message} />;
  return (
    <div class="prose prose--typed" dir="auto">
      {text}
    </div>
  );
}
