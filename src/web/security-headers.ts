import type { IncomingMessage } from "node:http";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import helmet from "helmet";
import type { Config } from "../config.ts";

const yearSeconds = 31_536_000;

/** On every answer: what a browser may do with it. Nothing inline, nothing from elsewhere, in no frame. */
export function securityHeaders(config: Config): RequestHandler {
  const isHttps = config.publicUrl?.startsWith("https:") ?? config.tls !== null;
  const headers = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: contentPolicy(config) },
    strictTransportSecurity: isHttps ? { maxAge: yearSeconds, includeSubDomains: false } : false,
    xFrameOptions: { action: "deny" },
    // Not no-referrer: with that, browsers send `Origin: null` with our own forms.
    referrerPolicy: { policy: "same-origin" },
  });
  return function securityHeaders(req: Request, res: Response, next: NextFunction): void {
    // The default for everything a person may see; static files say otherwise.
    res.set("Cache-Control", "no-store");
    headers(req, res, next);
  };
}

function contentPolicy(config: Config) {
  return {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", "data:"],
    fontSrc: ["'self'"],
    connectSrc: ["'self'", (req: IncomingMessage) => socketSource(config, req)],
    manifestSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  };
}

/** Safari before 15.4 does not count ws: and wss: of the same host as 'self'. */
function socketSource(config: Config, req: IncomingMessage): string {
  const host = config.publicUrl ? new URL(config.publicUrl).host : (req.headers.host ?? "");
  return plainHost.test(host) ? `ws://${host} wss://${host}` : "'self'";
}

/** Nothing that could end the directive and begin another. */
const plainHost = /^[\w.:[\]-]+$/;
