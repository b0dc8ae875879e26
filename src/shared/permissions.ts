import type { Account, Message } from "./model.ts";

/** Who may do what. The store holds the same rules inside its statements; pages use these to offer nothing in vain. */

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
  return message.authorId === accountId && message.deletedAt === null;
}
