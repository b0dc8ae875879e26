import type { Message } from "../../src/shared/model.ts";
import { MessageHtml } from "../message-html.tsx";
import { preview } from "../words/preview.ts";
import type { Times } from "../words/times.ts";
import type { Talk } from "./talk.ts";
import type { Entry } from "./thread-items.ts";

interface MessageBodyProps {
  entry: Entry;
  talk: Talk;
  myId: string;
  quoted: Map<string, Message>;
  times: Times;
}

/** What was said: the server's rendering once it is stored, the typed text until then. */
export function MessageBody({ entry, talk, myId, quoted, times }: MessageBodyProps) {
  const { message, item } = entry;
  if (message?.deletedAt) {
    return (
      <div class="row__bubble">
        <p class="row__gone">Message deleted</p>
      </div>
    );
  }
  const answered = quoted.get((message ?? item)?.replyTo ?? "");
  return (
    <div class="row__bubble">
      {answered && (
        <Quote message={answered} author={answered.authorId === myId ? "You" : talk.other?.name} />
      )}
      {message ? (
        <MessageHtml message={message} />
      ) : (
        <div class="prose prose--typed" dir="auto">
          {item?.text}
        </div>
      )}
      {message?.editedAt && (
        <span class="row__edited" title={times.full(message.editedAt)}>
          edited
        </span>
      )}
    </div>
  );
}

function Quote({ message, author }: { message: Message; author: string | undefined }) {
  return (
    <blockquote class="quote">
      <bdi class="quote__author">{author ?? "Somebody"}</bdi>
      <span class="quote__text" dir="auto">
        {preview(message, "")}
      </span>
    </blockquote>
  );
}
