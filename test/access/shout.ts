import { once } from "node:events";
import WebSocket from "ws";
import type { ErrorCode } from "../../src/shared/errors.ts";

/**
 * Asks over a socket without minding whether one is let in: connects by hand, sends the request whatever comes of
 * that, and waits until the server hangs up. "granted" if there was an answer.
 */
export async function shout(
  url: string,
  token: string | undefined,
  name: string,
  payload: unknown,
): Promise<"granted" | ErrorCode> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`);
  let refusal: ErrorCode = "internal";
  let wasAnswered = false;
  socket.on("message", (data) => {
    const packet = String(data);
    if (packet.startsWith("0")) socket.send(`40${JSON.stringify({ token })}`);
    if (packet.startsWith("44")) refusal = JSON.parse(packet.slice(2)).data.code;
    if (packet.startsWith("40") || packet.startsWith("44")) {
      socket.send(`420${JSON.stringify([name, payload])}`);
    }
    if (packet.startsWith("430")) {
      wasAnswered = true;
      socket.close();
    }
  });
  await once(socket, "close");
  return wasAnswered ? "granted" : refusal;
}
