import type { Message } from "../../src/shared/model.ts";

/** The last line of a conversation, as its list shows it. */
export function preview(message: Message | null, myId: string): string {
  if (!message) return "Nothing said yet";
  if (message.kind === "closed") return "This conversation was closed";
  if (message.kind === "reopened") return "This conversation was opened again";
  const text = message.deletedAt === null ? message.text.replace(/\s+/g, " ").trim() : "Message deleted";
  return message.authorId === myId ? `You: ${text}` : text;
}
