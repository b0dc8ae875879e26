import { compareHeads, syncConversation } from "../chat/catch-up.ts";
import { deleteMessage, editMessage } from "../chat/change-message.ts";
import { closeConversation, reopenConversation } from "../chat/close-conversation.ts";
import { openConversation } from "../chat/open-conversation.ts";
import type { ChatDeps } from "../chat/ports.ts";
import { reactToMessage } from "../chat/react-to-message.ts";
import { sendMessage } from "../chat/send-message.ts";
import { setReceipt } from "../chat/set-receipt.ts";
import { comeBackWithin } from "./come-back.ts";
import type { Handlers } from "./handle.ts";
import type { LivePresence } from "./presence.ts";
import type { Typing } from "./typing.ts";
import { watchPresence } from "./watch-presence.ts";

/** What each request of a socket does. `connections`: how many there are now. */
export function createHandlers(
  chat: ChatDeps,
  presence: LivePresence,
  typing: Typing,
  connections: () => number,
): Handlers {
  return {
    "conversation:open": (socket, wish) => openConversation(chat, socket.data.caller, wish),
    "conversation:sync": (socket, wish) => syncConversation(chat, socket.data.caller, wish),
    heads: async (socket, wish) => ({
      ...(await compareHeads(chat, socket.data.caller, wish)),
      ...comeBackWithin(connections()),
    }),
    "message:send": (socket, wish) => {
      typing.sent(socket.data.caller, wish.conversationId);
      return sendMessage(chat, socket.data.caller, wish);
    },
    "message:edit": (socket, wish) => editMessage(chat, socket.data.caller, wish),
    "message:delete": (socket, wish) => deleteMessage(chat, socket.data.caller, wish),
    "message:react": (socket, wish) => reactToMessage(chat, socket.data.caller, wish),
    "conversation:close": (socket, wish) => closeConversation(chat, socket.data.caller, wish),
    "conversation:reopen": (socket, wish) => reopenConversation(chat, socket.data.caller, wish),
    "receipt:set": (socket, wish) => setReceipt(chat, socket.data.caller, wish),
    "presence:watch": (socket, wish) => watchPresence(chat.store, presence, socket, wish.accountIds),
    "presence:set": async (socket, wish) => ({ presence: presence.set(socket.data.caller, wish.presence) }),
    "typing:set": (socket, wish) => typing.set(socket.data.caller, wish),
  };
}
