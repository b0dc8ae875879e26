import type { OwnAccount } from "../../src/shared/model.ts";
import type { SearchHit } from "../../src/shared/protocol.ts";
import type { Words } from "../../src/words/words.ts";
import { Avatar } from "../parts/avatar.tsx";
import type { Times } from "../words/times.ts";

interface FoundMessageProps {
  words: Words;
  hit: SearchHit;
  me: OwnAccount;
  times: Times;
}

/** One message that was found: in which conversation, when, by whom; it leads to its place there. */
export function FoundMessage({ words, hit, me, times }: FoundMessageProps) {
  const { conversationId, seq, at, author, excerpt, files = [] } = hit;
  return (
    <li>
      <a class="hit" href={`/chat/${conversationId}?at=${seq}#message-${seq}`}>
        <Avatar person={hit.with} />
        <bdi class="hit__name">{hit.with?.name ?? words.inbox.waiting}</bdi>
        <time class="hit__time" dateTime={new Date(at).toISOString()} title={times.full(at)}>
          {times.listTime(at)}
        </time>
        <p class="hit__text" dir="auto">
          {author.id === me.id && <span class="hit__author">{words.search.you} </span>}
          {excerpt.map(({ text, hit: isHit }) => (isHit ? <mark>{text}</mark> : text))}
          {files.map(({ id, name }) => (
            <bdi key={id} class="hit__file">
              {name}
            </bdi>
          ))}
        </p>
      </a>
    </li>
  );
}
