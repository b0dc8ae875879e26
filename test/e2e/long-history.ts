import { randomUUID } from "node:crypto";
import { openStore } from "../../src/store/open-store.ts";
import type { Program } from "./fixtures.ts";

const atOnce = 1_000;

/** Puts words into the sender's mouth while the program is stopped, through the store, up to so many messages. */
export async function hadSaid(
  program: Program,
  conversationId: string,
  total: number,
  text: (n: number) => string,
): Promise<void> {
  await program.stop();
  const store = await openStore({ dataDir: program.dataDir, onFatal: raise });
  const [owner] = await store.receivers();
  const conversation = await store.conversation(conversationId, owner?.id ?? "");
  if (!conversation) throw new Error("There is no such conversation.");
  const { senderId: authorId, seq, activeAt: at } = conversation;
  const say = (n: number) =>
    store.appendMessage({
      conversationId,
      authorId,
      key: randomUUID(),
      text: text(n),
      html: null,
      replyTo: null,
      at,
    });
  for (let from = seq + 1; from <= total; from += atOnce) {
    const count = Math.min(atOnce, total - from + 1);
    await Promise.all(Array.from({ length: count }, (_, i) => say(from + i)));
  }
  await store.close();
  await program.startAgain();
}

function raise(error: Error): never {
  throw error;
}
