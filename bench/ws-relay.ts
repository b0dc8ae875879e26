import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import type { Requests } from "../src/shared/protocol.ts";
import { createRelayChat } from "./relay-chat.ts";

/*
 * The same relay on bare WebSockets: no rooms, no fallback, no keeping alive. A connection's first message is its
 * account; then [id, name, payload] is asked, [id, answer] answered, and [name, event] told.
 */
const chat = createRelayChat();
const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });
const accounts = new Map<string, Set<WebSocket>>();

server.on("connection", (socket) => {
  socket.once("message", (data) => {
    const accountId = String(data);
    const devices = accounts.get(accountId) ?? new Set();
    accounts.set(accountId, devices.add(socket));
    socket.on("message", (request) => answer(socket, accountId, JSON.parse(String(request))));
    socket.once("close", () => devices.delete(socket));
    socket.send("[]");
  });
});
server.once("listening", () => {
  // An address is a string only for a Unix socket.
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.once("SIGTERM", () => process.exit(0));

type Asked = [id: number, name: string, payload: Requests["conversation:open"] & Requests["message:send"]];

function answer(socket: WebSocket, accountId: string, [id, name, payload]: Asked): void {
  if (name === "conversation:open") {
    socket.send(JSON.stringify([id, chat.open(accountId, payload)]));
  } else {
    const { answer, event, to } = chat.send(accountId, payload);
    if (event) tell(socket, to, JSON.stringify(["message:created", event]));
    socket.send(JSON.stringify([id, answer]));
  }
}

function tell(author: WebSocket, accountIds: string[], packet: string): void {
  for (const accountId of new Set(accountIds)) {
    for (const device of accounts.get(accountId) ?? []) if (device !== author) device.send(packet);
  }
}
