import type { Message } from "../../src/shared/model.ts";
import type { ChatState } from "../../src/shared/state/state.ts";
import { follow } from "../parts/follow.ts";
import { preview } from "../words/preview.ts";
import type { Talk } from "./talk.ts";

interface QuoteProps {
  /** The id of the message that is answered; it need not be here. */
  id: string;
  talk: Talk;
  myId: string;
  isLive: boolean;
  jump(messageId: string): void;
}

/** The first line of the message that another one answers, as a way to it. */
export function Quote({ id, talk, myId, isLive, jump }: QuoteProps) {
  const message = quotedIn(talk, id);
  if (!message && !isLive) return null;
  return (
    <blockquote class="quote">
      <a
        class="quote__link"
        href={message ? `#message-${message.seq}` : talk.path}
        onClick={follow(() => jump(id))}
      >
        {message ? <QuotedLine message={message} talk={talk} myId={myId} /> : "An earlier message"}
      </a>
    </blockquote>
  );
}

export function QuotedLine({
  message,
  talk,
  myId,
}: {
  message: Message;
  talk: Talk;
  myId: ChatState["me"]["id"];
}) {
  return (
    <>
      <bdi class="quote__author">{message.authorId === myId ? "You" : (talk.other?.name ?? "Somebody")}</bdi>
      <span class="quote__text" dir="auto">
        {preview(message, "")}
      </span>
    </>
  );
}

/** The message with this id, where it is in the stretch that the page holds. */
export function quotedIn({ thread }: Talk, id: string): Message | undefined {
  return thread?.messages.find((message) => message.id === id);
}
