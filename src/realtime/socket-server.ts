import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import type { Config } from "../config.ts";
import type { Patience } from "../http/patience.ts";
import { limits } from "../shared/limits.ts";
import { writeDirectly } from "./direct-writes.ts";
import type { LineGate } from "./line-gate.ts";
import { refuseOtherMethods, refuseUpgrades } from "./refuse-upgrades.ts";
import type { LiveServer } from "./socket-types.ts";
import { textPackets } from "./text-packets.ts";

/**
 * Socket.IO on its default path, not yet attached to a server. Connection state recovery stays off: the database is the
 * truth, and catching up from it is ours. No compression: messages are small, and each compressor costs more memory
 * than a connection.
 */
export function createSocketServer(allowRequest: LineGate, { handshakeMs }: Patience): LiveServer {
  return new Server({
    allowRequest,
    serveClient: false,
    parser: textPackets,
    maxHttpBufferSize: limits.bodyBytes,
    perMessageDeflate: false,
    httpCompression: false,
    // Whoever has not said who they are by then will not.
    connectTimeout: handshakeMs,
    upgradeTimeout: handshakeMs,
  });
}

/** Takes Socket.IO's path of the server's requests; whatever listens for requests already gets the others. */
export function attachSockets(
  io: LiveServer,
  server: HttpServer,
  config: Pick<Config, "publicUrl" | "trustProxy">,
  { goodbyeMs }: Patience,
): void {
  io.attach(server);
  io.engine.use(refuseOtherMethods);
  refuseUpgrades(io, server, config);
  waitForGoodbyes(io, server, goodbyeMs);
  writeDirectly(io);
}

/** How long a WebSocket that we closed may keep its connection without closing too; ws would give it 30 s. */
function waitForGoodbyes(io: LiveServer, server: HttpServer, closeTimeout: number): void {
  // Engine.IO makes its WebSocket server anew when the HTTP server begins to listen.
  server.on("listening", () => {
    // Its type keeps this member to itself, and takes no option for it.
    const { ws } = io.engine as unknown as { ws: { options: { closeTimeout: number } } };
    ws.options.closeTimeout = closeTimeout;
  });
}
