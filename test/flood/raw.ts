import { connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A bare connection: it sends what it is told, byte by byte if need be, and keeps what comes. */
export interface Raw {
  socket: Socket;
  send(text: string): void;
  /** Sends the same again and again until the connection ends. */
  drip(text: string, everyMs: number): void;
  /** All that came, once the other side has ended the connection. */
  ended: Promise<string>;
}

export async function rawConnection(url: string): Promise<Raw> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  onTestFinished(() => void socket.destroy());
  let heard = "";
  socket.on("data", (chunk) => {
    heard += chunk.toString("latin1");
  });
  const ended = new Promise<string>((resolve) => {
    socket.on("error", () => {}); // A reset is one of the ways to be ended.
    socket.on("close", () => resolve(heard));
  });
  await new Promise<void>((resolve) => socket.once("connect", () => resolve()));
  return {
    socket,
    ended,
    send: (text) => void socket.write(text),
    drip(text, everyMs) {
      const dripping = setInterval(() => void socket.write(text), everyMs);
      socket.on("close", () => clearInterval(dripping));
    },
  };
}

/** The head of a request over a bare connection. */
export function head(method: string, path: string, headers: Record<string, string | number> = {}): string {
  const lines = Object.entries({ Host: "127.0.0.1", ...headers }).map(([name, value]) => `${name}: ${value}`);
  return `${[`${method} ${path} HTTP/1.1`, ...lines].join("\r\n")}\r\n\r\n`;
}
