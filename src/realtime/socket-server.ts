import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import type { Config } from "../config.ts";
import { limits } from "../shared/limits.ts";
import { corkWrites } from "./cork-writes.ts";
import { refuseOtherMethods, refuseUpgrades } from "./refuse-upgrades.ts";
import type { LiveServer } from "./socket-types.ts";
import { textPackets } from "./text-packets.ts";

/**
 * Socket.IO on its default path, not yet attached to a server. Connection state recovery stays off: the database is the truth, and catching up
 * from it is ours. No compression: messages are small, and each compressor costs more memory than a connection.
 */
export function createSocketServer(): LiveServer {
  return new Server({
    serveClient: false,
    parser: textPackets,
    maxHttpBufferSize: limits.bodyBytes,
    perMessageDeflate: false,
    httpCompression: false,
    // Whoever has not said who they are by then will not.
    connectTimeout: 10_000,
  });
}

/** Takes Socket.IO's path of the server's requests; whatever listens for requests already gets the others. */
export function attachSockets(
  io: LiveServer,
  server: HttpServer,
  config: Pick<Config, "publicUrl" | "trustProxy">,
): void {
  io.attach(server);
  io.engine.use(refuseOtherMethods);
  refuseUpgrades(io, server, config);
  corkWrites(io);
}
