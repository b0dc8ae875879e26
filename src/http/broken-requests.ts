import { IncomingMessage, type Server, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { Config } from "../config.ts";
import type { ErrorCode } from "../shared/errors.ts";
import { type SecurityHeaders, securityHeaders } from "./security-headers.ts";

/** Answers what Node could not read as a request, in place of Node's own answer, which has no headers at all. */
export function answerBrokenRequests(server: Server, config: Pick<Config, "publicUrl" | "trustProxy">): void {
  const setHeaders = securityHeaders(config);
  server.on("clientError", (error: NodeJS.ErrnoException, connection) => {
    // Over TCP and TLS, the only ways in, it is always a Socket; the type allows for others.
    if (connection instanceof Socket && error.code !== "ECONNRESET") {
      answerAndClose(setHeaders, new IncomingMessage(connection), refusals[error.code ?? ""] ?? unreadable);
    } else {
      connection.destroy();
    }
  });
}

export interface Refusal {
  status: number;
  code: ErrorCode;
  message: string;
}

export const unreadable: Refusal = {
  status: 400,
  code: "invalid",
  message: "This request could not be understood.",
};

/** By Node's code for what is wrong. */
const refusals: Record<string, Refusal> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: "too_large",
    message: "The headers of this request are too long.",
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: 413, code: "too_large", message: "This request is too long." },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    code: "invalid",
    message: "This request took too long to arrive.",
  },
};

/** Answers where Node made no response to answer with: to a broken request, or to a refused change of protocol. */
export function answerAndClose(setHeaders: SecurityHeaders, req: IncomingMessage, refusal: Refusal): void {
  const { status, code, message } = refusal;
  const { socket } = req;
  if (!socket.writable || isBeingAnswered(socket)) {
    socket.destroy();
    return;
  }
  const res = new ServerResponse(req);
  setHeaders(req, res);
  res.shouldKeepAlive = false;
  res.assignSocket(socket);
  res.writeHead(status, { "Content-Type": "application/json; charset=utf-8" });
  res.end(JSON.stringify({ error: { code, message } }), () => socket.destroySoon());
}

/** Another answer in the middle of it would be taken for its body. Node itself looks at the same mark. */
function isBeingAnswered(socket: Socket): boolean {
  return "_httpMessage" in socket && socket._httpMessage !== null && socket._httpMessage !== undefined;
}
