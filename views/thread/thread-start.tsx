import type { Person } from "../../src/shared/model.ts";
import type { Thread } from "../../src/shared/state/state.ts";
import { Avatar } from "../parts/avatar.tsx";

interface ThreadStartProps {
  thread: Thread | null;
  other: Person | null;
  isLoading: boolean;
}

/** What stands before the first message: grey rows while it loads, a word of welcome once it is all here. */
export function ThreadStart({ thread, other, isLoading }: ThreadStartProps) {
  if (isLoading) return <Skeleton />;
  if (thread?.older) return null;
  const isEmpty = (thread?.conversation.seq ?? 0) === 0;
  return (
    <div class="start">
      <Avatar person={other} />
      <p class="start__title">{other ? <bdi>{other.name}</bdi> : "Nobody has picked this up yet"}</p>
      <p class="start__text">
        {isEmpty ? "Write the first message. It goes out as soon as you send it." : "This is where it began."}
      </p>
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
