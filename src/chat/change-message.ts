import type { Answers, Requests } from "../shared/protocol.ts";
import { checkText } from "./message-text.ts";
import { partiesOf } from "./parties.ts";
import type { Caller, ChatDeps } from "./ports.ts";
import type { ChangedMessage } from "./store-requests.ts";

/** Gives one's own message another text. */
export async function editMessage(
  chat: ChatDeps,
  caller: Caller,
  { conversationId, messageId, text }: Requests["message:edit"],
): Promise<Answers["message:edit"]> {
  const edited = await chat.store.editMessage({
    conversationId,
    messageId,
    accountId: caller.accountId,
    text: checkText(text),
    html: chat.richText(text),
    at: chat.clock(),
  });
  return published(chat, caller, edited);
}

/** Takes one's own message back. A tombstone stays in its place. */
export async function deleteMessage(
  chat: ChatDeps,
  caller: Caller,
  { conversationId, messageId }: Requests["message:delete"],
): Promise<Answers["message:delete"]> {
  const at = chat.clock();
  const deleted = await chat.store.deleteMessage({
    conversationId,
    messageId,
    accountId: caller.accountId,
    at,
  });
  // Told first: what changes while the bytes are removed has a higher version, and would arrive before it.
  const answer = published(chat, caller, deleted);
  if (deleted.removedFiles?.length) await chat.forgetFiles(deleted.removedFiles);
  return answer;
}

/** Tells both sides of a message that changed. */
export function published(chat: ChatDeps, caller: Caller, result: ChangedMessage): Answers["message:edit"] {
  const { message, version, changed } = result;
  if (changed) {
    const to = { accountIds: partiesOf(result), except: caller.connectionId };
    const { conversationId } = message;
    chat.publish(to, "message:changed", { epoch: chat.store.epoch, conversationId, version, message });
  }
  return { message, version };
}
