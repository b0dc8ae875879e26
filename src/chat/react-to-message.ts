import { AppError } from "../shared/errors.ts";
import type { Answers, Requests } from "../shared/protocol.ts";
import { published } from "./change-message.ts";
import type { Caller, ChatDeps } from "./ports.ts";

/** Gives a message a reaction, or takes it back. */
export async function reactToMessage(
  chat: ChatDeps,
  caller: Caller,
  { conversationId, messageId, emoji, on }: Requests["message:react"],
): Promise<Answers["message:react"]> {
  if (!oneEmoji.test(emoji)) throw new AppError("invalid", "A reaction is one emoji.");
  const { accountId } = caller;
  const reacted = await chat.store.reactToMessage({ conversationId, messageId, accountId, emoji, on });
  return published(chat, caller, reacted);
}

/** Every emoji that Unicode recommends, and no other: with its variation selector where it needs one. */
const oneEmoji = /^\p{RGI_Emoji}$/v;
