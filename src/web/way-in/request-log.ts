import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import type { Logger } from "pino";

/** Longer than any path of ours: the rest is somebody trying. */
const longestPath = 200;

/** One line per request. Never its query, body, headers or cookies: they may hold secrets or somebody's words. */
export function requestLog(log: Logger): RequestHandler {
  return function requestLog(req: Request, res: Response, next: NextFunction): void {
    const startedAt = performance.now();
    const id = randomUUID();
    res.set(requestIdHeader, id);
    res.on("close", () => {
      const ms = Math.round(performance.now() - startedAt);
      log.info({ id, method: req.method, path: pathOf(req), status: statusOf(res), ms }, "request");
    });
    next();
  };
}

/** The id under which the log knows this request; people can name it when they report a fault. */
export function requestIdOf(res: Response): string {
  return String(res.getHeader(requestIdHeader));
}

const requestIdHeader = "X-Request-Id";

/** Longer than an id, a part of a path may be somebody's key, such as that of a reset link. */
function pathOf(req: Request): string {
  const [path = ""] = req.originalUrl.split(/[?#]/, 1);
  return path.slice(0, longestPath).replaceAll(/[^/]{23,}/g, "…");
}

/** Null when the other side went away before it had its answer. */
function statusOf(res: Response): number | null {
  return res.headersSent ? res.statusCode : null;
}
