import { connect } from "node:net";
import { frameReader, textFrame } from "./frames.ts";

interface Ends {
  onOpen(): void;
  onPacket(packet: string): void;
}

/** One for all connections: what it holds is read before the next read begins. */
const readBuffer = Buffer.allocUnsafe(64 * 1024);

/** Opens a WebSocket that carries text. Throws, out of reach of any caller, when it closes. */
export function openWire(url: string, path: string, { onOpen, onPacket }: Ends) {
  const { hostname, port, host } = new URL(url);
  const frames = frameReader(onPacket);
  let read = afterUpgrade((rest) => {
    read = frames;
    onOpen();
    frames(rest);
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
  socket.write(upgradeRequest(host, path));
  return { write: (packet: string) => void socket.write(textFrame(packet)) };
}

/** Waits for the end of the answer's head; hands over what came after it. */
function afterUpgrade(become: (rest: Buffer) => void) {
  let head = "";
  return (chunk: Buffer): void => {
    head += chunk.toString("latin1");
    const end = head.indexOf("\r\n\r\n");
    if (end < 0) return;
    if (!head.startsWith("HTTP/1.1 101")) throw new Error(`No WebSocket: ${head.slice(0, end)}`);
    become(Buffer.from(head.slice(end + 4), "latin1"));
  };
}

function upgradeRequest(host: string, path: string): string {
  return [
    `GET ${path} HTTP/1.1`,
    `Host: ${host}`,
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    `Sec-WebSocket-Key: ${Buffer.from("parley benchmark").toString("base64")}`,
    "\r\n",
  ].join("\r\n");
}
