import { connect, type Socket } from "node:net";

/** A WebSocket whose every bit we choose. */
export interface RawLine {
  send(bytes: Buffer): void;
  /** The first text message, heard already or yet to come, that fits; or how it ended instead. */
  hears(fits: (message: string) => boolean): Promise<string | "closed" | "silent">;
  /** The same among what was heard already. */
  heard(fits: (message: string) => boolean): string | undefined;
  isOpen(): boolean;
  close(): void;
}

const patienceMs = 10_000;
/** What the server said lately: more is never asked for. */
const remembered = 50;

/** Shakes hands as RFC 6455 wants it. Rejects when the server answers with anything but 101. */
export function openRawLine(port: number, path: string): Promise<RawLine> {
  const socket = connect({ port, host: "127.0.0.1" });
  socket.on("error", () => {}); // "close" follows.
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
  );
  return new Promise((resolve, reject) => {
    let head = Buffer.alloc(0);
    const onData = (chunk: Buffer) => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf("\r\n\r\n");
      if (end === -1) return;
      socket.off("data", onData);
      if (!head.toString("latin1").startsWith("HTTP/1.1 101")) {
        socket.destroy();
        reject(new Error(`Refused: ${head.toString("latin1").slice(0, 40)}`));
      } else {
        resolve(lineOf(socket, head.subarray(end + 4)));
      }
    };
    socket.on("data", onData);
    socket.once("close", () => reject(new Error("Closed before an answer")));
  });
}

function lineOf(socket: Socket, first: Buffer): RawLine {
  let rest: Buffer = first;
  const heard: string[] = [];
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const look of waiting) look();
  };
  const read = (chunk: Buffer) => {
    const taken = takeMessages(Buffer.concat([rest, chunk]), heard);
    rest = taken.rest;
    // A goodbye is answered, as it wants to be; the server would wait for that.
    if (taken.isGoodbye) socket.destroy();
    heard.splice(0, heard.length - remembered);
    wake();
  };
  socket.on("data", read);
  socket.on("close", wake);
  read(Buffer.alloc(0));

  return {
    send: (bytes) => void socket.write(bytes),
    heard: (fits) => heard.find(fits),
    isOpen: () => !socket.destroyed && socket.readyState === "open",
    close: () => void socket.destroy(),
    hears: (fits) =>
      new Promise((resolve) => {
        const finish = (outcome: string) => {
          clearTimeout(timer);
          waiting.delete(look);
          resolve(outcome);
        };
        const timer = setTimeout(() => finish("silent"), patienceMs);
        const look = () => {
          const found = heard.find(fits);
          if (found !== undefined) finish(found);
          else if (socket.destroyed || socket.readyState !== "open") finish("closed");
        };
        waiting.add(look);
        look();
      }),
  };
}

/** Takes the whole frames off the front; a server's frames are never masked. */
function takeMessages(bytes: Buffer, heard: string[]): { rest: Buffer; isGoodbye: boolean } {
  let rest = bytes;
  let isGoodbye = false;
  while (rest.length >= 2) {
    const short = rest.readUInt8(1) & 0x7f;
    const headLength = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (rest.length < headLength) break;
    const length =
      short === 126 ? rest.readUInt16BE(2) : short === 127 ? Number(rest.readBigUInt64BE(2)) : short;
    if (rest.length < headLength + length) break;
    const opcode = rest.readUInt8(0) & 0x0f;
    if (opcode === 8) isGoodbye = true;
    if (opcode === 1) heard.push(rest.toString("utf8", headLength, headLength + length));
    rest = rest.subarray(headLength + length);
  }
  return { rest, isGoodbye };
}

interface Frame {
  payload: Buffer | string;
  /** 1 text, 2 binary, 0 goes on, 8 close, 9 ping, 10 pong. */
  opcode?: number;
  isLast?: boolean;
  reserved?: number;
  isMasked?: boolean;
  /** What the head says, where it is not the truth. */
  length?: bigint;
}

/** One frame as bytes; well-formed unless told otherwise. */
export function frame({
  payload,
  opcode = 1,
  isLast = true,
  reserved = 0,
  isMasked = true,
  length,
}: Frame): Buffer {
  const content = typeof payload === "string" ? Buffer.from(payload) : payload;
  const said = length ?? BigInt(content.length);
  const head = Buffer.alloc(said < 126n ? 2 : said < 65_536n ? 4 : 10);
  head.writeUInt8((isLast ? 0x80 : 0) | (reserved << 4) | opcode, 0);
  head.writeUInt8((isMasked ? 0x80 : 0) | (said < 126n ? Number(said) : said < 65_536n ? 126 : 127), 1);
  if (head.length === 4) head.writeUInt16BE(Number(said), 2);
  if (head.length === 10) head.writeBigUInt64BE(said, 2);
  // NOTE a mask of zeros changes nothing and is as good as any other.
  return Buffer.concat([head, isMasked ? Buffer.alloc(4) : Buffer.alloc(0), content]);
}
