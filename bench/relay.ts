import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server, type Socket } from "socket.io";
import type { Conversation, Message } from "../src/shared/model.ts";
import type { ClientToServer, Requests, ServerToClient } from "../src/shared/protocol.ts";

/*
 * The least that could be called a chat server: Socket.IO as it comes, the contract's names and shapes, rooms per
 * account, and nothing kept but who talks with whom and how far they have counted.
 */
const epoch = randomUUID();
const conversations = new Map<string, Conversation>();
const http = createServer();
const io = new Server<ClientToServer, ServerToClient>(http);

io.on("connection", (socket) => {
  const accountId = String(socket.handshake.auth.token);
  void socket.join(accountId);
  socket.on("conversation:open", ({ receiverId }, acknowledge) => {
    const conversation = open(accountId, receiverId);
    conversations.set(conversation.id, conversation);
    acknowledge({ ok: true, conversation });
  });
  socket.on("message:send", (request, acknowledge) => {
    const conversation = conversations.get(request.conversationId);
    if (conversation) {
      const message = relay(socket, accountId, conversation, request);
      acknowledge({ ok: true, message, version: message.version, duplicate: false });
    } else {
      acknowledge({ ok: false, error: { code: "not_found", message: "There is no such conversation." } });
    }
  });
});

http.listen(0, "127.0.0.1", () => {
  // An address is a string only for a Unix socket.
  console.log(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
});
process.once("SIGTERM", () => process.exit(0));

function relay(
  socket: Socket<ClientToServer, ServerToClient>,
  authorId: string,
  conversation: Conversation,
  request: Requests["message:send"],
): Message {
  const { id, senderId, receiverId } = conversation;
  conversation.seq += 1;
  conversation.version += 1;
  const message = stamp(authorId, conversation, request);
  socket.to([senderId, receiverId ?? senderId]).emit("message:created", {
    epoch,
    conversationId: id,
    version: message.version,
    message,
  });
  return message;
}

function stamp(authorId: string, at: Conversation, { key, text }: Requests["message:send"]): Message {
  return {
    id: randomUUID(),
    conversationId: at.id,
    seq: at.seq,
    version: at.version,
    key,
    authorId,
    kind: "text",
    text,
    html: `<p>${text}</p>`,
    replyTo: null,
    at: Date.now(),
    editedAt: null,
    deletedAt: null,
  };
}

function open(senderId: string, receiverId: string): Conversation {
  return {
    id: randomUUID(),
    senderId,
    receiverId,
    sender: { id: senderId, name: senderId },
    receiver: { id: receiverId, name: receiverId },
    version: 1,
    seq: 0,
    createdAt: Date.now(),
    activeAt: Date.now(),
    lastMessage: null,
    receipts: [],
  };
}
