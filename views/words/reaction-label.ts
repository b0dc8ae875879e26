import type { Person, Reaction } from "../../src/shared/model.ts";

/** "👍 from you and Rita": for the tip and for whoever listens. */
export function reactionLabel({ emoji, accountIds }: Reaction, myId: string, other: Person | null): string {
  const isMine = accountIds.includes(myId);
  const theirs = accountIds.some((id) => id !== myId) ? (other?.name ?? "somebody else") : null;
  if (theirs === null) return `${emoji} from you`;
  return isMine ? `${emoji} from you and ${theirs}` : `${emoji} from ${theirs}`;
}
