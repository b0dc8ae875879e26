import type { Message } from "../../src/shared/model.ts";
import type { ChatState } from "../../src/shared/state/state.ts";
import type { ChatWords } from "../../src/words/words.ts";
import { Icon } from "../parts/icons.tsx";
import type { Times } from "../words/times.ts";
import { turnedText } from "../words/turned.ts";
import type { Talk } from "./talk.ts";

interface TurnedLineProps {
  words: ChatWords;
  message: Message;
  talk: Talk;
  state: ChatState;
  times: Times;
}

/** Who closed the conversation, or opened it again, and when. */
export function TurnedLine({ words, message, talk, state, times }: TurnedLineProps) {
  const author = message.authorId === state.me.id ? null : (talk.other?.name ?? words.thread.somebody);
  // What was said has a row of its own to be read by.
  const place = message.kind === "text" ? {} : { "data-seq": message.seq, "data-key": message.id };
  return (
    <p class="turned" dir="auto" {...place}>
      <Icon name={message.kind === "closed" ? "tick" : "retry"} />
      {turnedText(message, author, words)}
      <time class="turned__time" dateTime={new Date(message.at).toISOString()} title={times.full(message.at)}>
        {times.time(message.at)}
      </time>
    </p>
  );
}
