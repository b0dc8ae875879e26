import type { Account, Conversation, Message } from "./model.ts";

/** For pages, that offer nothing in vain, and for use-cases that ask once more. All of who may do what: src/access. */

/** Whom others see beside what somebody said who deleted their account. */
export const nameOfDeleted = "Deleted account";

export function mayOpenConversation(account: Pick<Account, "role">): boolean {
  return account.role === "sender";
}

export function mayInvite(account: Pick<Account, "owner">): boolean {
  return account.owner;
}

/** Disable accounts, make reset links: everybody's but one's own. */
export function mayManagePeople(account: Pick<Account, "owner">): boolean {
  return account.owner;
}

export function mayChange(accountId: string, message: Message): boolean {
  return message.authorId === accountId && mayAnswer(message);
}

/** The last of them that the account may change. */
export function lastOwn({ messages }: { messages: Message[] }, accountId: string): Message | undefined {
  return messages.findLast((message) => mayChange(accountId, message));
}

/** To reply to it, react to it or copy it. */
export function mayAnswer(message: Message): boolean {
  return message.kind === "text" && message.deletedAt === null;
}

/** Whoever answers comes back to what others said. */
export function mayMarkUnread({ id, role }: Pick<Account, "id" | "role">, message: Message): boolean {
  return role === "receiver" && message.authorId !== id;
}

/** Whoever answers says when it is done. To open it again is either side's. */
export function mayClose(accountId: string, conversation: Pick<Conversation, "receiverId">): boolean {
  return conversation.receiverId === accountId;
}
