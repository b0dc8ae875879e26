import type { Server as HttpServer, IncomingMessage, ServerResponse } from "node:http";
import type { EventEmitter } from "node:stream";
import type { Config } from "../config.ts";
import { answerAndClose, type Refusal, unreadable } from "../http/broken-requests.ts";
import { securityHeaders } from "../http/security-headers.ts";
import type { LiveServer } from "./socket-types.ts";

/** What Engine.IO adds to a request: the response, unless it is an upgrade; the WebSocket, once it is one. */
type EngineRequest = IncomingMessage & { res?: ServerResponse | null; websocket?: unknown };

const nothingHere: Refusal = {
  status: 404,
  code: "not_found",
  message: "There is nothing at this address.",
};

/**
 * Answers upgrades that are refused. Engine.IO and ws would write a bare line to the connection, without the
 * headers that all our answers carry, and leave one for another path to wait.
 */
export function refuseUpgrades(
  io: LiveServer,
  server: HttpServer,
  config: Pick<Config, "publicUrl" | "trustProxy">,
): void {
  const setHeaders = securityHeaders(config);
  server.on("upgrade", (req) => {
    if (!req.url?.startsWith(`${io.path()}/`)) answerAndClose(setHeaders, req, nothingHere);
  });
  io.engine.on("connection_error", ({ req }: { req: EngineRequest }) => {
    if (req.websocket) req.socket.destroy();
    else if (req.res === undefined) answerAndClose(setHeaders, req, unreadable);
  });
  // Engine.IO makes its WebSocket server anew when the HTTP server begins to listen.
  server.on("listening", () => {
    // Its type keeps this member to itself; ws tells of refusals nowhere else.
    const { ws } = io.engine as unknown as { ws: EventEmitter };
    ws.on("wsClientError", (_error: Error, _socket: unknown, req: IncomingMessage) => {
      answerAndClose(setHeaders, req, unreadable);
    });
  });
}

/** Polling knows two methods; to others Engine.IO would answer as if the fault were ours. */
export function refuseOtherMethods(req: IncomingMessage, res: ServerResponse, next: () => void): void {
  if (req.method === "GET" || req.method === "POST") {
    next();
  } else {
    res.writeHead(405, { Allow: "GET, POST", "Content-Type": "application/json; charset=utf-8" });
    res.end(JSON.stringify({ error: { code: unreadable.code, message: "This cannot be done here." } }));
  }
}
