import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Config } from "../config.ts";
import { AppError } from "../shared/errors.ts";

/** A server that listens nowhere yet, with TLS where the settings name a certificate. */
export function createHttpServer({ tls }: Pick<Config, "tls">): Server {
  if (!tls) return createServer();
  try {
    return createTlsServer({ cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError("invalid", `TLS_CERT and TLS_KEY cannot be used: ${reason}.`, { cause });
  }
}
