import { z } from "zod";
import { deleteMessage } from "../../../chat/change-message.ts";
import { closeConversation, reopenConversation } from "../../../chat/close-conversation.ts";
import { messagesBefore } from "../../../chat/history.ts";
import { openConversation } from "../../../chat/open-conversation.ts";
import type { Caller } from "../../../chat/ports.ts";
import { reactToMessage } from "../../../chat/react-to-message.ts";
import { sendMessage } from "../../../chat/send-message.ts";
import { setReceipt } from "../../../chat/set-receipt.ts";
import { AppError } from "../../../shared/errors.ts";
import type { Message } from "../../../shared/model.ts";
import { checkInput } from "../../../validation/check-input.ts";
import type { WebDeps } from "../../deps.ts";
import type { Draft, Target } from "./draft.ts";

type Deps = Pick<WebDeps, "chat" | "limits">;

const shape = z.object({
  key: z.uuid("must be a UUID"),
  text: z.string(),
  replyTo: z
    .string()
    .max(96, "must be an id")
    .transform((id) => id || null),
});
type Checked = z.infer<typeof shape>;

/** Sends what was typed. Answers the id of the conversation in which it now is. */
export async function send(deps: Deps, caller: Caller, target: Target, typed: Draft): Promise<string> {
  const draft = checkInput(shape, typed);
  const message =
    target.kind === "conversation"
      ? await sendInto(deps, caller, target.conversationId, draft)
      : await openWith(deps, caller, target.receiverId, draft);
  // A page without script cannot say what was on screen. Whoever answers is shown the thread's end next, so
  // that all up to there counts as read; only looking at a page counts for nothing.
  const { conversationId, seq } = message;
  await setReceipt(deps.chat, caller, { conversationId, readSeq: seq });
  return conversationId;
}

/** Takes back the caller's own message. Throws `not_found`, or `forbidden` for another's. */
export async function remove(
  { chat, limits }: Deps,
  caller: Caller,
  conversationId: string,
  messageId: string,
): Promise<void> {
  await limits.spend("change", { account: caller.accountId });
  await deleteMessage(chat, caller, { conversationId, messageId });
}

/** Gives a reaction (`+👍`), or takes one's own back (`-👍`); answers where. Throws `not_found` for no message. */
export async function react(
  { chat, limits }: Deps,
  caller: Caller,
  conversationId: string,
  messageId: string,
  wish: string,
): Promise<Message> {
  await limits.spend("change", { account: caller.accountId });
  const [emoji, on] = [wish.slice(1), wish.startsWith("+")];
  const { message } = await reactToMessage(chat, caller, { conversationId, messageId, emoji, on });
  return message;
}

/** Closes the conversation, or opens it again. */
export async function setClosed(deps: Deps, caller: Caller, id: string, closes: boolean): Promise<void> {
  await deps.limits.spend("change", { account: caller.accountId });
  await (closes ? closeConversation : reopenConversation)(deps.chat, caller, { conversationId: id });
}

/** The message at a position, where there is one. Throws `not_found` for a conversation of others. */
export async function messageAt(
  { chat }: Pick<Deps, "chat">,
  caller: Caller,
  conversationId: string,
  seq: number,
): Promise<Message | undefined> {
  if (!Number.isSafeInteger(seq) || seq < 1) throw noSuchMessage();
  const { messages } = await messagesBefore(chat, caller, { conversationId, before: seq + 1, limit: 1 });
  return messages.find((found) => found.seq === seq);
}

async function sendInto({ chat, limits }: Deps, caller: Caller, conversationId: string, draft: Checked) {
  await limits.spend("send", { account: caller.accountId });
  await limits.spend("send-here", { conversation: conversationId });
  const { message } = await sendMessage(chat, caller, { conversationId, ...draft });
  return message;
}

async function openWith(
  { chat, limits }: Deps,
  caller: Caller,
  receiverId: string,
  { key, text }: Checked,
): Promise<Message> {
  await limits.spend("open", { account: caller.accountId });
  const { message } = await openConversation(chat, caller, { receiverId, key, text });
  if (!message) throw new Error("A conversation was opened with a text and answered without its message");
  return message;
}

function noSuchMessage(): AppError {
  return new AppError("not_found", "There is no such message.");
}
