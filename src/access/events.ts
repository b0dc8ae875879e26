import type { RequestName } from "../shared/protocol.ts";
import type { Access } from "./access.ts";

/** Nobody asks anything over a socket who is not signed in: that was settled at the handshake. */
type EventAccess = Access & { who: "signed-in" | "senders" | "receivers" };

/** Every request that a socket may make, and who may make it. One that is missing here stops the start. */
export const events = {
  "conversation:open": { who: "senders", names: { receiverId: "receiver" } },
  "conversation:sync": { who: "signed-in", names: { conversationId: "own conversation" } },
  heads: { who: "signed-in", names: { heads: "own conversations", receipts: "own conversations" } },
  "message:send": {
    who: "signed-in",
    names: { conversationId: "own conversation", replyTo: "message to answer", fileIds: "unsent file" },
  },
  "message:edit": {
    who: "signed-in",
    names: { conversationId: "own conversation", messageId: "own message" },
  },
  "message:delete": {
    who: "signed-in",
    names: { conversationId: "own conversation", messageId: "own message" },
  },
  "message:react": {
    who: "signed-in",
    names: { conversationId: "own conversation", messageId: "message" },
  },
  "conversation:close": { who: "receivers", names: { conversationId: "own conversation" } },
  "conversation:reopen": { who: "signed-in", names: { conversationId: "own conversation" } },
  "receipt:set": { who: "signed-in", names: { conversationId: "own conversation" } },
  "presence:watch": { who: "signed-in", names: { accountIds: "known accounts" } },
  "presence:set": { who: "signed-in" },
  "typing:set": { who: "signed-in", names: { conversationId: "own conversation" } },
} as const satisfies Record<RequestName, EventAccess>;
