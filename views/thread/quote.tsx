import type { Message } from "../../src/shared/model.ts";
import type { ChatWords } from "../../src/words/words.ts";
import { follow } from "../parts/follow.ts";
import { preview } from "../words/preview.ts";
import type { Talk } from "./talk.ts";

interface QuoteProps {
  words: ChatWords;
  /** The id of the message that is answered; it need not be here. */
  id: string;
  talk: Talk;
  myId: string;
  isLive: boolean;
  jump(messageId: string): void;
}

/** The first line of the message that another one answers, as a way to it. */
export function Quote({ words, id, talk, myId, isLive, jump }: QuoteProps) {
  const message = quotedIn(talk, id);
  if (!message && !isLive) return null;
  return (
    <blockquote class="quote">
      <a
        class="quote__link"
        href={message ? `#message-${message.seq}` : talk.path}
        onClick={follow(() => jump(id))}
      >
        {message ? (
          <QuotedLine words={words} message={message} talk={talk} myId={myId} />
        ) : (
          words.thread.anEarlierMessage
        )}
      </a>
    </blockquote>
  );
}

interface QuotedLineProps {
  words: ChatWords;
  message: Message;
  talk: Talk;
  myId: string;
}

export function QuotedLine({ words, message, talk, myId }: QuotedLineProps) {
  const { you, somebody } = words.thread;
  return (
    <>
      <bdi class="quote__author">{message.authorId === myId ? you : (talk.other?.name ?? somebody)}</bdi>
      <span class="quote__text" dir="auto">
        {preview(message, "", words)}
      </span>
    </>
  );
}

/** The message with this id, where it is in the stretch that the page holds. */
export function quotedIn({ thread }: Talk, id: string): Message | undefined {
  return thread?.messages.find((message) => message.id === id);
}
