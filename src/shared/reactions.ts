import type { Reaction } from "./model.ts";

/** The reactions with one more; the same list when it was there. */
export function withReaction(held: Reaction[], emoji: string, accountId: string): Reaction[] {
  if (hasReacted(held, emoji, accountId)) return held;
  if (!held.some((reaction) => reaction.emoji === emoji))
    return [...held, { emoji, accountIds: [accountId] }];
  return held.map((reaction) =>
    reaction.emoji === emoji ? { emoji, accountIds: [...reaction.accountIds, accountId] } : reaction,
  );
}

/** The reactions with one less; the same list when it was not there. */
export function withoutReaction(held: Reaction[], emoji: string, accountId: string): Reaction[] {
  if (!hasReacted(held, emoji, accountId)) return held;
  return held
    .map((reaction) =>
      reaction.emoji === emoji
        ? { emoji, accountIds: reaction.accountIds.filter((id) => id !== accountId) }
        : reaction,
    )
    .filter(({ accountIds }) => accountIds.length > 0);
}

export function hasReacted(held: Reaction[], emoji: string, accountId: string): boolean {
  return held.some((reaction) => reaction.emoji === emoji && reaction.accountIds.includes(accountId));
}
