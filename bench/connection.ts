import { connect } from "node:net";
import { frameReader, textFrame } from "./frames.ts";

/** What arrives on a connection. */
export interface Listener {
  // biome-ignore lint/suspicious/noExplicitAny: what the server sent is JSON; a wrong shape stops the run by itself.
  onAnswer?(id: number, body: any): void;
  // biome-ignore lint/suspicious/noExplicitAny: the same.
  onEvent?(name: string, body: any): void;
}

export interface Connection {
  /** Writes one request. `payload` is JSON in ASCII; the answer comes under `id`. */
  request(id: number, name: string, payload: string): void;
}

/**
 * A Socket.IO client that does just enough (WebSocket, default namespace, text): the usual one would cost the
 * driver more than the relay costs the server, and the driver would set the pace.
 * Resolves once signed in; throws, also later and then out of reach of any caller, when anything goes wrong.
 */
export async function openConnection(url: string, token: string, listener: Listener): Promise<Connection> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const wire = openWire(url, (packet) => {
    if (packet.startsWith("42")) readEvent(packet, listener);
    else if (packet.startsWith("43")) readAnswer(packet, listener);
    else if (packet === "2") wire.write("3");
    else if (packet.startsWith("0")) wire.write(`40${JSON.stringify({ token })}`);
    else if (packet.startsWith("40")) resolve();
    else if (packet.startsWith("44"))
      reject(new Error(`The server refused a connection: ${packet.slice(2)}`));
    else throw new Error(`The server sent a packet that the benchmark cannot read: ${packet}`);
  });
  await promise;
  return { request: (id, name, payload) => wire.write(`42${id}["${name}",${payload}]`) };
}

function readEvent(packet: string, listener: Listener): void {
  const [name, body] = JSON.parse(packet.slice(2));
  listener.onEvent?.(name, body);
}

function readAnswer(packet: string, listener: Listener): void {
  const start = packet.indexOf("[");
  listener.onAnswer?.(Number(packet.slice(2, start)), JSON.parse(packet.slice(start))[0]);
}

/** One for all connections: what it holds is read before the next read begins. */
const readBuffer = Buffer.allocUnsafe(64 * 1024);

function openWire(url: string, onPacket: (packet: string) => void) {
  const { hostname, port, host } = new URL(url);
  let read = afterUpgrade(frameReader(onPacket), (next) => {
    read = next;
  });
  const socket = connect({
    host: hostname,
    port: Number(port),
    noDelay: true,
    onread: {
      buffer: readBuffer,
      callback(length) {
        read(readBuffer.subarray(0, length));
        return true;
      },
    },
  });
  socket.on("close", () => {
    throw new Error("The server dropped a connection.");
  });
  socket.write(upgradeRequest(host));
  return { write: (packet: string) => void socket.write(textFrame(packet)) };
}

/** Waits for the end of the answer's head, then hands over to the reader of frames. */
function afterUpgrade(frames: (chunk: Buffer) => void, become: (next: (chunk: Buffer) => void) => void) {
  let head = "";
  return (chunk: Buffer): void => {
    head += chunk.toString("latin1");
    const end = head.indexOf("\r\n\r\n");
    if (end < 0) return;
    if (!head.startsWith("HTTP/1.1 101")) throw new Error(`No WebSocket: ${head.slice(0, end)}`);
    become(frames);
    frames(Buffer.from(head.slice(end + 4), "latin1"));
  };
}

function upgradeRequest(host: string): string {
  return [
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
    `Host: ${host}`,
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    `Sec-WebSocket-Key: ${Buffer.from("parley benchmark").toString("base64")}`,
    "\r\n",
  ].join("\r\n");
}
