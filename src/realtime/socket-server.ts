import { Server } from "socket.io";
import { limits } from "../shared/limits.ts";
import type { LiveServer } from "./socket-types.ts";

/**
 * Socket.IO on its default path, not yet attached to a server. Connection state recovery stays off: the database is the truth, and catching up
 * from it is ours. No compression: messages are small, and each compressor costs more memory than a connection.
 */
export function createSocketServer(): LiveServer {
  return new Server({
    serveClient: false,
    maxHttpBufferSize: limits.bodyBytes,
    perMessageDeflate: false,
    httpCompression: false,
    // Whoever has not said who they are by then will not.
    connectTimeout: 10_000,
  });
}
