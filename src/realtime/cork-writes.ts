import type { Socket } from "node:net";
import type { LiveServer } from "./socket-types.ts";

/**
 * Lets what one turn of the event loop sends to a connection go out as one write. A commit answers many messages
 * at once, and each write costs about 4 µs: measured, 7 to 9 µs of CPU less per message.
 */
export function corkWrites(io: LiveServer): void {
  const corked: Socket[] = [];

  function uncorkAll(): void {
    for (const socket of corked.splice(0)) socket.uncork();
  }

  io.engine.on("flush", ({ request }: { request: { socket: Socket; headers: { upgrade?: string } } }) => {
    // Connections that began by polling write through responses, each of them one write already.
    if (request.headers.upgrade === undefined || request.socket.writableCorked > 0) return;
    request.socket.cork();
    if (corked.push(request.socket) === 1) process.nextTick(uncorkAll);
  });
}
