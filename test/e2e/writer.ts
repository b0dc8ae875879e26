import { randomUUID } from "node:crypto";
import { io, type Socket } from "socket.io-client";
import type { Answers, RequestName, Requests } from "../../src/shared/protocol.ts";
import type { Person, Program } from "./fixtures.ts";

/** Another device of somebody, without a page: for what would take too long to type. */
export interface Writer {
  ask<N extends RequestName>(name: N, wish: Requests[N]): Promise<Answers[N]>;
  say(conversationId: string, ...texts: string[]): Promise<void>;
  close(): void;
}

export async function writerFor(person: Person, program: Program): Promise<Writer> {
  const cookies = await person.context.cookies();
  const token = cookies.find(({ name }) => name === "session")?.value;
  const socket: Socket = io(program.url, { auth: { token }, transports: ["websocket"], forceNew: true });
  const ask: Writer["ask"] = async (name, wish) => {
    const answer = await socket.timeout(10_000).emitWithAck(name, wish);
    if (!answer.ok) throw new Error(`${name} was refused: ${answer.error.message}`);
    return answer;
  };
  return {
    ask,
    async say(conversationId, ...texts) {
      for (const text of texts) await ask("message:send", { conversationId, key: randomUUID(), text });
    },
    close: () => void socket.disconnect(),
  };
}

/** The id of the conversation that a page shows. */
export function conversationOn(person: Person): string {
  return new URL(person.page.url()).pathname.replace("/chat/", "");
}

export function numbered(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => `line ${from + at}`);
}
