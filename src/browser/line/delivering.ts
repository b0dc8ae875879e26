import type { Message } from "../../shared/model.ts";
import type { OutboxItem } from "../../shared/state/state.ts";
import type { Chat } from "../store.ts";
import type { Acknowledged } from "./acknowledged.ts";
import type { Request } from "./asking.ts";
import type { CatchUp } from "./catch-up.ts";

/** Takes an item's files to the server and answers their ids there. Throws its refusal as an AppError. */
export type UploadFiles = (item: OutboxItem, conversationId: string) => Promise<string[]>;

export interface DeliveringDeps {
  chat: Chat;
  request: Request;
  fetchConversation: CatchUp["fetch"];
  upload: UploadFiles;
}

/** Takes one message to the server. Throws what it was refused with. */
export function createDelivering(
  { chat, request, fetchConversation, upload }: DeliveringDeps,
  acknowledged: Acknowledged,
): (item: OutboxItem) => Promise<void> {
  return deliver;

  async function deliver(item: OutboxItem): Promise<void> {
    const { key, to, text, replyTo, files } = item;
    const [firstFile] = files ?? [];
    if ("conversationId" in to) {
      const { conversationId } = to;
      const fileIds = files && (await upload(item, conversationId));
      const wish = { conversationId, key, text, replyTo, ...(fileIds && { fileIds }) };
      const { message, conversation } = await request("message:send", wish);
      created(message);
      if (conversation) acknowledged.conversation(conversation);
    } else if (firstFile) {
      // Files belong to a conversation: this one begins without words, and the item finds it by its addressee.
      const { conversation } = await request("conversation:open", { ...to, key: firstFile.key });
      await fetchConversation(conversation.id);
    } else {
      const { conversation, message } = await request("conversation:open", { ...to, key, text });
      if (!chat.get().threads[conversation.id]) await fetchConversation(conversation.id);
      if (message) created(message);
    }
  }

  function created(message: Message): void {
    acknowledged.created(message);
    const isStillOut = chat.get().outbox.some((item) => item.key === message.key);
    // It came ahead of a gap: stored, and shown in its place once the catch-up brings the rest.
    if (isStillOut) chat.dispatch({ type: "outbox:accepted", key: message.key });
  }
}
