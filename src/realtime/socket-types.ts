import type { Server, Socket } from "socket.io";
import type { Caller } from "../chat/ports.ts";
import type { ClientToServer, ServerToClient } from "../shared/protocol.ts";

/** What we know of a connection, set at its handshake. */
interface SocketData {
  caller: Caller & { connectionId: string };
  sessionId: string;
  /** Where it comes from, as `clientNetwork` says. */
  network: string;
  /** When the session ends by itself, ms. */
  expiresAt: number;
}

type NoServerEvents = Record<string, never>;

export type LiveServer = Server<ClientToServer, ServerToClient, NoServerEvents, SocketData>;
export type LiveSocket = Socket<ClientToServer, ServerToClient, NoServerEvents, SocketData>;
