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
  const senders = await Promise.all(
    Array.from({ length: senderCount }, (_, n) => signUp(url, `Sender ${n + 1}`, { role: "sender" })),
  );
  const pairs = senders.flatMap((sender) => receivers.map((receiver) => ({ sender, receiver })));
  const conversations = await Promise.all(pairs.map((pair) => open(url, pair)));
  return {
    senders,
    receivers,
    conversationsOf: (accountId) =>
      conversations.filter(({ parties }) => parties.includes(accountId)).map(({ id }) => id),
  };
}

async function open(url: string, { sender, receiver }: { sender: SignedIn; receiver: SignedIn }) {
  const parties = [sender.account.id, receiver.account.id];
  const device = await connect(url, sender.token);
  const wish = { key: randomUUID(), receiverId: receiver.account.id };
  const { conversation } = await device.ask("conversation:open", wish);
  device.close();
  return { id: conversation.id, parties };
}

function signUp(url: string, name: string, wish: object): Promise<SignedIn> {
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@people.example`;
  return post<SignedIn>(url, "/api/accounts", { name, email, password, ...wish });
}
