import { io, type Socket } from "socket.io-client";
import { socketOptions } from "../src/browser/line/connection.ts";
import type { Ack, Answers } from "../src/shared/protocol.ts";

/*
 * Hundreds of chat pages' lines in one process: the client that the page uses, with the page's own pauses. Each
 * asks after every connect what it has missed.
 */

export type StormOrder =
  | { connect: { url: string; tokens: string[] } }
  | { awaitRestart: { atMostMs: number } };

export interface StormReport {
  /** Times of day in ms: the first line lost, the last one that knew again what it had missed. */
  droppedAt: number;
  settledAt: number;
  /** How many know again. */
  resynced: number;
  /** Attempts to connect, by seconds since the first line was lost. */
  attempts: number[];
}

const atOnce = 50;
const answerWithinMs = 10_000;
const storm = {
  isOn: false,
  droppedAt: 0,
  settledAt: 0,
  attempts: [] as number[],
  resynced: new Set<Socket>(),
};
let clients: Socket[] = [];
let onResync = () => {};

process.on("message", async (order: StormOrder) => {
  if ("connect" in order) {
    await connectAll(order.connect);
    process.send?.({ ready: true });
  } else {
    process.send?.(await restart(order.awaitRestart.atMostMs));
  }
});
process.once("disconnect", () => process.exit(0));

async function connectAll({ url, tokens }: { url: string; tokens: string[] }): Promise<void> {
  clients = tokens.map((token) => newClient(url, token));
  for (let i = 0; i < clients.length; i += atOnce) {
    for (const client of clients.slice(i, i + atOnce)) client.connect();
    await resyncedAtLeast(Math.min(clients.length, i + atOnce));
  }
}

async function restart(atMostMs: number): Promise<StormReport> {
  Object.assign(storm, { isOn: true, droppedAt: 0, settledAt: 0, attempts: [] });
  storm.resynced.clear();
  const { promise: tooLate, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, atMostMs);
  await Promise.race([resyncedAtLeast(clients.length), tooLate]);
  clearTimeout(timer);
  storm.isOn = false;
  const { droppedAt, settledAt, attempts } = storm;
  // Array.from fills the seconds in which nobody tried.
  return {
    droppedAt,
    settledAt,
    resynced: storm.resynced.size,
    attempts: Array.from(attempts, (n) => n ?? 0),
  };
}

function resyncedAtLeast(count: number): Promise<void> {
  return new Promise((resolve) => {
    onResync = () => {
      if (storm.resynced.size >= count) resolve();
    };
    onResync();
  });
}

function newClient(url: string, token: string): Socket {
  const socket = io(url, { ...socketOptions, forceNew: true, auth: { token } });
  const cursor = { epoch: "", heads: {} as Record<string, number> };
  socket.on("connect", () => resync(socket, cursor));
  socket.on("disconnect", (reason) => {
    if (storm.isOn) storm.droppedAt ||= Date.now();
    if (reason === "io server disconnect") comeBack(socket);
  });
  socket.on("connect_error", () => {
    if (!socket.active) comeBack(socket);
  });
  socket.io.on("reconnect_attempt", attempted);
  return socket;
}

/** As the page does where Socket.IO itself gives up: the server said no. */
function comeBack(socket: Socket): void {
  setTimeout(
    () => {
      attempted();
      socket.connect();
    },
    500 + 500 * Math.random(),
  );
}

function attempted(): void {
  if (!storm.isOn) return;
  const second = Math.floor((Date.now() - storm.droppedAt) / 1000);
  storm.attempts[second] = (storm.attempts[second] ?? 0) + 1;
}

function resync(socket: Socket, cursor: { epoch: string; heads: Record<string, number> }): void {
  const heard = (silence: Error | null, answer: Ack<Answers["heads"]>) => {
    if (!socket.connected) return;
    if (silence || !answer.ok) {
      setTimeout(resync, 1000, socket, cursor);
    } else {
      cursor.epoch = answer.epoch;
      Object.assign(cursor.heads, answer.behind);
      storm.resynced.add(socket);
      storm.settledAt = Date.now();
      onResync();
    }
  };
  if (socket.connected) socket.timeout(answerWithinMs).emit("heads", cursor, heard);
}
