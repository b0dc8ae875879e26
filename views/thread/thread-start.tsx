import type { Person } from "../../src/shared/model.ts";
import type { Thread } from "../../src/shared/state/state.ts";
import type { ChatWords } from "../../src/words/words.ts";
import { Avatar } from "../parts/avatar.tsx";

interface ThreadStartProps {
  words: ChatWords;
  thread: Thread | null;
  other: Person | null;
  isLoading: boolean;
}

/** What stands before the first message: grey rows while it loads, a word of welcome once it is all here. */
export function ThreadStart({ words, thread, other, isLoading }: ThreadStartProps) {
  if (isLoading) return <Skeleton />;
  if (thread?.older) return null;
  const isEmpty = (thread?.conversation.seq ?? 0) === 0;
  return (
    <div class="start">
      <Avatar person={other} />
      <p class="start__title">{other ? <bdi>{other.name}</bdi> : words.thread.nobodyYet}</p>
      <p class="start__text">{isEmpty ? words.thread.writeFirst : words.thread.beginning}</p>
    </div>
  );
}

function Skeleton() {
  return (
    <div class="skeleton" aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
    </div>
  );
}
