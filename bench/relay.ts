import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import type { ClientToServer, ServerToClient } from "../src/shared/protocol.ts";
import { createRelayChat } from "./relay-chat.ts";

/* A relay that stores nothing on Socket.IO as it comes, with a room per account. */
const chat = createRelayChat();
const http = createServer();
const io = new Server<ClientToServer, ServerToClient>(http);

io.on("connection", (socket) => {
  const accountId = String(socket.handshake.auth.token);
  void socket.join(accountId);
  socket.on("conversation:open", (request, acknowledge) => acknowledge(chat.open(accountId, request)));
  socket.on("message:send", (request, acknowledge) => {
    const { answer, event, to } = chat.send(accountId, request);
    if (event) socket.to(to).emit("message:created", event);
    acknowledge(answer);
  });
});

http.listen(0, "127.0.0.1", () => {
  // An address is a string only for a Unix socket.
  console.log(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
});
process.once("SIGTERM", () => process.exit(0));
