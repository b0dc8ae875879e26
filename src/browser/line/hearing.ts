import type { Socket } from "socket.io-client";
import type { WireError } from "../../shared/errors.ts";
import type { EventName } from "../../shared/protocol.ts";
import type { ChatEvent } from "../../shared/state/apply.ts";
import type { Notices } from "../status-line.ts";
import type { Chat } from "../store.ts";

interface Hearer {
  chat: Chat;
  notices: Notices;
  /** The line stands. */
  came(): void;
  /** The server closed it or refused it, and may take it later. */
  comeBack(retryAfterMs?: number): void;
  /** It is over for good. */
  end(reason: string): void;
}

const liveEvents = [
  "message:created",
  "message:changed",
  "conversation:changed",
  "receipt:changed",
  "typing:changed",
  "presence:changed",
  "account:changed",
  "preferences:changed",
] as const satisfies EventName[];

/** Puts into the chat's state what the server tells, and what becomes of the line. */
export function hearServer(socket: Socket, { chat, notices, came, comeBack, end }: Hearer): void {
  for (const type of liveEvents) {
    // The server is ours: its payloads are what the protocol's types say.
    socket.on(type, (payload) => chat.dispatch({ type, ...payload } as ChatEvent));
  }
  socket.on("resync", () => chat.dispatch({ type: "resync" }));
  socket.on("connect", () => {
    came();
    notices.set("refusal", null);
    chat.dispatch({ type: "connection:changed", connection: "online" });
  });
  socket.on("disconnect", (reason) => {
    chat.dispatch({ type: "connection:changed", connection: "offline" });
    if (reason === "io server disconnect") comeBack();
  });
  socket.on("connect_error", (error: Error & { data?: Partial<WireError> }) => {
    if (chat.get().connection === "connecting") {
      chat.dispatch({ type: "connection:changed", connection: "offline" });
    }
    // Socket.IO goes on by itself when the line failed, but not when the server refused.
    if (error.data?.code === "unauthenticated") end(error.data.code);
    else if (error.data?.code === "conflict") end("other_account");
    else if (!socket.active) {
      notices.set("refusal", error.message);
      comeBack(error.data?.retryAfterMs);
    }
  });
  socket.on("session:ended", ({ reason }: { reason: string }) => end(reason));
}
