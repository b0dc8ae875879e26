import type { Socket } from "socket.io-client";
import type { RequestName, Requests } from "../../shared/protocol.ts";
import type { Notices } from "../status-line.ts";
import type { Chat } from "../store.ts";
import type { Time } from "../time.ts";
import { createAsking, type Request } from "./asking.ts";
import { hearServer } from "./hearing.ts";
import { pauseAfter } from "./retrying.ts";

/** The line to the server: what it tells goes into the chat's state, what we ask of it is answered or refused. */
export interface Connection {
  request: Request;
  /** Says something whose loss does no harm; nothing comes back. */
  tell<N extends RequestName>(name: N, payload: Requests[N]): void;
  /** Should the line be lost: within how many milliseconds it is to be tried again, at a random moment of them. */
  comeBackWithin(ms: number | undefined): void;
  /** Tries again now instead of after the pause, if the line is down. */
  hurry(): void;
  close(): void;
}

const usualMs = 2_000;

/**
 * Starts over for ever, in pauses that are drawn from a span: up to two seconds at first, or as the server asked, so
 * that after a restart not all pages come back in the same second, and up to twenty in the end.
 */
export const socketOptions = {
  transports: ["websocket", "polling"],
  // Some networks let no WebSocket through: without this, polling is never tried.
  tryAllTransports: true,
  // A line that closes before the server's first word goes unnoticed until then; Socket.IO would wait 20 s.
  timeout: 8_000,
  autoConnect: false,
  reconnectionDelay: usualMs / 2,
  reconnectionDelayMax: 10_000,
  randomizationFactor: 1,
};

/** A pause is drawn from nothing to twice the delay. */
export function comeBackWithin(socket: Socket, ms = usualMs): void {
  socket.io.reconnectionDelay(ms / 2);
}

interface Deps {
  chat: Chat;
  notices: Notices;
  time: Time;
  /** The session is over, for this reason. */
  ended(reason: string): void;
}

export function createConnection(socket: Socket, deps: Deps): Connection {
  const { chat, notices, time, ended } = deps;
  let isOver = false;
  const again = comingBack(time, () => {
    if (!isOver) socket.connect();
  });

  hearServer(socket, { chat, notices, came: again.came, comeBack: again.after, end });
  socket.connect();

  const request = createAsking(socket, notices.words, end);
  return { request, tell, comeBackWithin: (ms) => comeBackWithin(socket, ms), hurry, close };

  function end(reason: string): void {
    if (isOver) return;
    close();
    ended(reason);
  }

  function tell<N extends RequestName>(name: N, payload: Requests[N]): void {
    if (socket.connected) socket.volatile.emit(name, payload);
  }

  function hurry(): void {
    if (isOver || socket.connected || chat.get().connection !== "offline") return;
    // `connect` alone would wait for the pause that is running; this ends it.
    socket.disconnect();
    socket.connect();
  }

  function close(): void {
    isOver = true;
    socket.disconnect();
  }
}

/** Longer pauses from one refusal to the next, until it came through. */
function comingBack(time: Time, connect: () => void) {
  let refusals = 0;
  return {
    came(): void {
      refusals = 0;
    },
    after(retryAfterMs = 0): void {
      time.after(retryAfterMs + pauseAfter(refusals, time), connect);
      refusals += 1;
    },
  };
}
