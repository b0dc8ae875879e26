import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Config } from "../config.ts";
import { AppError } from "../shared/errors.ts";
import { answerBrokenRequests } from "./broken-requests.ts";
import { capConnections } from "./connection-caps.ts";
import { type Patience, waitingOptions } from "./patience.ts";
import { securityHeaders } from "./security-headers.ts";

type Settings = Pick<Config, "tls" | "publicUrl" | "trustProxy" | "rateLimitScale">;

/**
 * A server that listens nowhere yet, with TLS where the settings name a certificate. Every answer begins with the
 * security headers, whoever gives it: the pages, Socket.IO, or Node itself.
 */
export function createHttpServer(config: Settings, patience: Patience): Server {
  const options = { ServerResponse: carefulResponse(config), ...waitingOptions(patience) };
  const server = config.tls ? tlsServer(config.tls, options) : createServer(options);
  capConnections(server, config);
  answerBrokenRequests(server, config);
  return server;
}

function carefulResponse(config: Settings) {
  const setHeaders = securityHeaders(config);
  return class CarefulResponse<R extends IncomingMessage> extends ServerResponse<R> {
    constructor(...made: ConstructorParameters<typeof ServerResponse<R>>) {
      super(...made);
      setHeaders(this.req, this);
    }
  };
}

function tlsServer(tls: NonNullable<Config["tls"]>, options: Parameters<typeof createServer>[0]): Server {
  try {
    return createTlsServer({ ...options, cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError("invalid", `TLS_CERT and TLS_KEY cannot be used: ${reason}.`, { cause });
  }
}
