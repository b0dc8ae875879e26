import { randomUUID } from "node:crypto";
import type { SignedIn } from "../../src/shared/protocol.ts";
import { password, post, setupToken } from "../app.ts";
import { connect } from "../device.ts";

/** Senders and receivers who all have a conversation with each other, in which nothing has been said. */
export interface People {
  senders: SignedIn[];
  receivers: SignedIn[];
  /** The conversations of an account. */
  conversationsOf(accountId: string): string[];
}

export async function makePeople(url: string, senderCount: number, receiverCount: number): Promise<People> {
  const receivers = [await signUp(url, "Receiver 1", { role: "receiver", setupToken })];
  for (let n = 2; n <= receiverCount; n += 1) {
    const { invitation } = await post<{ invitation: string }>(
      url,
      "/api/invitations",
      {},
      receivers[0]?.token,
    );
    receivers.push(await signUp(url, `Receiver ${n}`, { role: "receiver", invitation }));
  }
  const senders: SignedIn[] = [];
  for (let n = 1; n <= senderCount; n += 1)
    senders.push(await signUp(url, `Sender ${n}`, { role: "sender" }));

  const conversations = new Map<string, string[]>();
  const note = (accountId: string, id: string) =>
    conversations.set(accountId, [...(conversations.get(accountId) ?? []), id]);
  for (const sender of senders) {
    const device = await connect(url, sender.token);
    for (const { account } of receivers) {
      const wish = { key: randomUUID(), receiverId: account.id };
      const { conversation } = await device.ask("conversation:open", wish);
      note(sender.account.id, conversation.id);
      note(account.id, conversation.id);
    }
    device.close();
  }
  return { senders, receivers, conversationsOf: (accountId) => conversations.get(accountId) ?? [] };
}

function signUp(url: string, name: string, wish: object): Promise<SignedIn> {
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@people.example`;
  return post<SignedIn>(url, "/api/accounts", { name, email, password, ...wish });
}
