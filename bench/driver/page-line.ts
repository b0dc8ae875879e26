import { io, type Socket } from "socket.io-client";
import { comeBackWithin, socketOptions } from "../../src/browser/line/connection.ts";
import type { Ack, Answers } from "../../src/shared/protocol.ts";

/** What a line tells of itself. */
export interface PageLine {
  dropped(): void;
  attempted(): void;
  /** It asked what it had missed and was told. */
  knows(token: string): void;
}

interface Cursor {
  epoch: string;
  heads: Record<string, number>;
}

const answerWithinMs = 10_000;
const againAfterMs = 1_000;

/** What one does with such a line. */
export interface OpenedLine {
  connect(): void;
  /** Asks again what it missed, as the page does every half minute. */
  ask(): void;
}

/** A chat page's line, not yet connected: the page's client and its pauses, and its question after every connect. */
export function openPageLine(url: string, token: string, line: PageLine): OpenedLine {
  const socket = io(url, { ...socketOptions, forceNew: true, auth: { token } });
  const cursor: Cursor = { epoch: "", heads: {} };
  const ask = () => askHeads(socket, cursor, () => line.knows(token));
  socket.on("connect", ask);
  socket.on("disconnect", (reason) => {
    line.dropped();
    if (reason === "io server disconnect") comeBack(socket, line);
  });
  socket.on("connect_error", () => {
    if (!socket.active) comeBack(socket, line);
  });
  socket.io.on("reconnect_attempt", () => line.attempted());
  return { connect: () => void socket.connect(), ask };
}

/** As the page does where Socket.IO itself gives up: the server said no. */
function comeBack(socket: Socket, line: PageLine): void {
  setTimeout(
    () => {
      line.attempted();
      socket.connect();
    },
    againAfterMs * (0.5 + 0.5 * Math.random()),
  );
}

function askHeads(socket: Socket, cursor: Cursor, told: () => void): void {
  if (!socket.connected) return;
  socket
    .timeout(answerWithinMs)
    .emit("heads", cursor, (silence: Error | null, answer: Ack<Answers["heads"]>) => {
      if (silence || !answer.ok) {
        setTimeout(askHeads, againAfterMs, socket, cursor, told);
      } else {
        cursor.epoch = answer.epoch;
        comeBackWithin(socket, answer.comeBackWithinMs);
        Object.assign(cursor.heads, answer.behind);
        told();
      }
    });
}
