import type { ComponentChildren } from "preact";
import type { Person, Presence } from "../../src/shared/model.ts";
import type { ChatWords } from "../../src/words/words.ts";
import { Avatar } from "../parts/avatar.tsx";
import { follow } from "../parts/follow.ts";
import { Icon } from "../parts/icons.tsx";
import type { Times } from "../words/times.ts";

interface ThreadHeadProps {
  words: ChatWords;
  other: Person | null;
  presence: Presence | undefined;
  times: Times;
  showList(): void;
  /** What can be done with the conversation. */
  children?: ComponentChildren;
}

/** With whom, and whether they are here; on a phone also the way back to the list. */
export function ThreadHead({ words, other, presence, times, showList, children }: ThreadHeadProps) {
  return (
    <header class="thread__head">
      <a class="thread__back icon-button" href="/chat" onClick={follow(showList)}>
        <Icon name="back" />
        <span class="hidden">{words.thread.back}</span>
      </a>
      <Avatar person={other} presence={other ? (presence?.presence ?? "offline") : undefined} />
      <h2 class="thread__title" id="thread-title" dir="auto">
        <bdi>{other?.name ?? words.inbox.waiting}</bdi>
      </h2>
      {other && !other.deleted && <p class="thread__presence presence">{times.presence(presence)}</p>}
      <div class="thread__acts">{children}</div>
    </header>
  );
}
