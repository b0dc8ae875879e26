import type { Person, Reaction } from "../../src/shared/model.ts";
import { say } from "../../src/words/say.ts";
import type { ChatWords } from "../../src/words/words.ts";

/** "👍 from you and Rita": for the tip and for whoever listens. */
export function reactionLabel(
  { emoji, accountIds }: Reaction,
  myId: string,
  other: Person | null,
  { thread }: ChatWords,
): string {
  const isMine = accountIds.includes(myId);
  const isTheirs = accountIds.some((id) => id !== myId);
  const name = other?.name ?? thread.somebodyElse;
  if (!isTheirs) return say(thread.reactionOfYou, { emoji });
  return say(isMine ? thread.reactionOfBoth : thread.reactionOfOther, { emoji, name });
}
