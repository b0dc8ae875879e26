import type { Message } from "../../src/shared/model.ts";

import { saidIn } from "../../src/words/said-in.ts";
import { say } from "../../src/words/say.ts";
import type { ChatWords } from "../../src/words/words.ts";

/** The last line of a conversation, as its list shows it. */
export function preview(message: Message | null, myId: string, words: ChatWords): string {
  const { inbox } = words;
  if (!message) return inbox.nothingSaid;
  if (message.kind === "closed") return inbox.closed;
  if (message.kind === "reopened") return inbox.reopened;
  const text = message.deletedAt === null ? saidIn(message, words) : inbox.messageDeleted;
  return message.authorId === myId ? say(inbox.yours, { text }) : text;
}
