import { rooms } from "./rooms.ts";
import type { LiveServer, LiveSocket } from "./socket-types.ts";

/**
 * Keeps a connection that does not read from costing memory without end. Over the limit it is told nothing more
 * and asked nothing more; once it has read what waits for it, one `resync` says that it has missed something.
 * The answers to what it asked stay queued: none of them is dropped.
 */
export interface BackPressure {
  watch(socket: LiveSocket): void;
  close(): void;
}

/** What may wait for one connection: thousands of messages as people write them. */
const mostBytes = 1024 * 1024;
/** Each packet costs some hundred bytes beside its text. */
const mostPackets = 256;
/** Soon enough that a healthy device, held back by a burst, notices no gap. */
const lookEveryMs = 250;
/** Longer than a tunnel or a sleeping phone's last breath, shorter than the 45 s of a missed ping. */
const closeAfterMs = 30_000;

type Line = LiveSocket["conn"];

/** Its text, or the whole frame of it for a WebSocket (direct-writes.ts). */
interface Packet {
  data?: string | Buffer;
  options: { wsPreEncodedFrame?: Buffer[] };
}

/** Of Engine.IO's insides: what it has not handed over to the transport, and the WebSocket that does the writing. */
interface Insides {
  writeBuffer: Packet[];
  transport: { socket?: { bufferedAmount: number; pause(): void; resume(): void; terminate(): void } };
}

export function createBackPressure(io: LiveServer): BackPressure {
  const suspects = new Set<Line>();
  /** Since how many looks. By looks and not by the clock, which may jump. */
  const held = new Map<LiveSocket, number>();
  let looking: NodeJS.Timeout | undefined;

  // NOTE one function for all connections, so that an idle one costs nothing.
  function suspect(this: Line): void {
    if (insides(this).writeBuffer.length === 0) return;
    // Not judged at once: a burst fills the queue of the fastest reader until the event loop comes round.
    if (suspects.size === 0) setImmediate(judge);
    suspects.add(this);
  }

  function judge(): void {
    for (const line of suspects) if (isOver(line)) hold(line);
    suspects.clear();
  }

  function hold(line: Line): void {
    const socket = socketOf(io, line);
    if (!socket || held.has(socket)) return;
    held.set(socket, 0);
    looking ??= setInterval(look, lookEveryMs);
    const { accountId } = socket.data.caller;
    for (const room of socket.rooms) {
      if (room === rooms.account(accountId) || room.startsWith(rooms.watchers(""))) void socket.leave(room);
    }
    void socket.join(rooms.held(accountId));
    insides(line).transport.socket?.pause();
  }

  function look(): void {
    for (const [socket, looks] of held) {
      const { conn } = socket;
      if (conn.readyState === "closed") held.delete(socket);
      else if (hasDrained(conn)) release(socket);
      else if (looks * lookEveryMs >= closeAfterMs) cutOff(socket);
      else held.set(socket, looks + 1);
    }
    if (held.size === 0) close();
  }

  function release(socket: LiveSocket): void {
    held.delete(socket);
    insides(socket.conn).transport.socket?.resume();
    if (!socket.connected) return;
    const { accountId } = socket.data.caller;
    void socket.leave(rooms.held(accountId));
    // NOTE first the room, then the word: what is published in between comes twice rather than never.
    void socket.join(rooms.account(accountId));
    socket.emit("resync", {});
  }

  function cutOff(socket: LiveSocket): void {
    held.delete(socket);
    // A polite goodbye would wait in the same queue. The client sees a lost line, and comes back by itself.
    insides(socket.conn).transport.socket?.terminate();
    socket.conn.close(true);
  }

  function close(): void {
    clearInterval(looking);
    looking = undefined;
  }

  return {
    watch: (socket) => void socket.conn.on("packetCreate", suspect),
    close,
  };
}

function socketOf(io: LiveServer, line: Line): LiveSocket | undefined {
  for (const socket of io.of("/").sockets.values()) if (socket.conn === line) return socket;
  return undefined;
}

function isOver(line: Line): boolean {
  const { writeBuffer, transport } = insides(line);
  if (writeBuffer.length === 0) return false;
  if (writeBuffer.length > mostPackets) return true;
  const queued = writeBuffer.reduce((bytes, packet) => bytes + lengthOf(packet), 0);
  return queued + (transport.socket?.bufferedAmount ?? 0) > mostBytes;
}

function lengthOf({ data, options: { wsPreEncodedFrame = [] } }: Packet): number {
  return wsPreEncodedFrame.reduce((bytes, { length }) => bytes + length, data?.length ?? 0);
}

function hasDrained(line: Line): boolean {
  return insides(line).writeBuffer.length === 0 && line.transport.writable;
}

function insides(line: Line): Insides {
  return line as never; // Engine.IO's types keep these to itself; test/realtime/back-pressure.test.ts watches over them.
}
