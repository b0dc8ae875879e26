import { randomUUID } from "node:crypto";
import type { ErrorCode } from "../../../src/shared/errors.ts";
import type { Ack, Answers, RequestName, SignedIn } from "../../../src/shared/protocol.ts";
import { password, post, setupToken } from "../../app.ts";
import { connect, type Device } from "../../device.ts";
import type { Chance } from "../chance.ts";

/** A message that somebody asked for, and how much of it the server has promised to keep. */
export interface Wish {
  number: number;
  conversationId: string;
  key: string;
  /** As sent, then as edited: every text that was ever asked for. */
  texts: string[];
  /** How many of the texts were acknowledged. */
  kept: number;
  /** Its acknowledged position; null before. */
  seq: number | null;
}

export interface Person {
  device: Device;
  token: string;
  conversationId: string;
}

/** Signs up one receiver and so many senders, each with a conversation, and connects them all. */
export async function peopleAt(url: string, senders: number): Promise<Person[]> {
  const sign = (name: string, rest: object) => {
    const email = `${name}@people.example`;
    return post<SignedIn>(url, "/api/accounts", { name, email, password, ...rest });
  };
  const desk = await sign("rita", { role: "receiver", setupToken });
  await connect(url, desk.token);
  return Promise.all(
    Array.from({ length: senders }, async (_, n) => {
      const { token } = await sign(`sam${n}`, { role: "sender" });
      const device = await connect(url, token);
      const wish = { key: randomUUID(), receiverId: desk.account.id };
      const { conversation } = await device.ask("conversation:open", wish);
      return { device, token, conversationId: conversation.id };
    }),
  );
}

/** The next message of a conversation, nothing of which has been sent. */
export function newWish(number: number, conversationId: string, chance: Chance): Wish {
  const texts = [sentence(number, 1, chance)];
  return { number, conversationId, key: randomUUID(), texts, kept: 0, seq: null };
}

/** A sentence by which its message and edition can be told in any file or packet (`editionsIn`). */
export function sentence(number: number, edition: number, chance: Chance): string {
  return `k${number}.${edition}; ${"and so on ".repeat(chance.isOne(10) ? 350 : chance.between(0, 20))}`.trim();
}

/** Which messages, and which edition of each, these bytes tell of. */
export function editionsIn(bytes: Buffer): { number: number; edition: number }[] {
  const found = bytes.toString("latin1").matchAll(/k(\d+)\.([12]);/g);
  return [...found].map(([, number, edition]) => ({ number: Number(number), edition: Number(edition) }));
}

/** What came of one try: kept, refused with a code, or no answer at all. */
export type Outcome = { code: "kept" | "unanswered" | ErrorCode; retryAfterMs?: number | undefined };

/** How long to wait for an answer, in milliseconds: longer is a server that hangs. */
const answerWithinMs = 10_000;

export async function trySending(device: Device, wish: Wish): Promise<Outcome> {
  const { conversationId, key, texts } = wish;
  const answer = await answerTo<"message:send">(device, "message:send", {
    conversationId,
    key,
    text: texts[0],
  });
  if (answer?.ok) {
    wish.kept = Math.max(wish.kept, 1);
    wish.seq = answer.message.seq;
  }
  return outcomeOf(answer);
}

/** Edits a message that was acknowledged. */
export async function tryEditing(device: Device, wish: Wish, text: string): Promise<Outcome> {
  const { conversationId, seq } = wish;
  wish.texts.push(text);
  const messageId = `${conversationId}.${seq}`;
  const answer = await answerTo<"message:edit">(device, "message:edit", { conversationId, messageId, text });
  if (answer?.ok) wish.kept = 2;
  return outcomeOf(answer);
}

function outcomeOf(answer: Ack<object> | null): Outcome {
  if (!answer) return { code: "unanswered" };
  return answer.ok ? { code: "kept" } : answer.error;
}

/** Null for no answer in time, or a connection that is gone. */
async function answerTo<N extends RequestName>(
  device: Device,
  name: N,
  wish: object,
): Promise<Ack<Answers[N]> | null> {
  if (!device.socket.connected) return null; // It would be kept for the next connection.
  try {
    // Socket.IO's types cannot say which answer belongs to a name that is only known by its type.
    return await (device.socket.timeout(answerWithinMs) as never as Emitter<N>).emitWithAck(name, wish);
  } catch {
    return null;
  }
}

interface Emitter<N extends RequestName> {
  emitWithAck(name: N, wish: object): Promise<Ack<Answers[N]>>;
}
