import type { NextFunction, Request, RequestHandler, Response } from "express";
import type { Config } from "../../config.ts";
import { ownOrigin } from "../../http/own-origin.ts";
import { sessionCookieOf } from "../../http/session-cookie.ts";
import { AppError } from "../../shared/errors.ts";
import { bearerOf } from "../bearer.ts";

/**
 * Keeps other sites from acting in a visitor's name: a request that may change something is refused when the
 * browser says that another site made it. Programs that bring their own token and no cookie are let through.
 */
export function sameOriginOnly(config: Config): RequestHandler {
  return function sameOriginOnly(req: Request, _res: Response, next: NextFunction): void {
    if (safeMethods.has(req.method) || isProgram(config, req) || isOurs(config, req)) {
      next();
    } else {
      throw new AppError("forbidden", "This came from another site, so it was not done. Please try it here.");
    }
  };
}

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

function isProgram(config: Config, req: Request): boolean {
  return bearerOf(req) !== undefined && sessionCookieOf(config, req) === undefined;
}

/**
 * Neither header can be set by a page's script, and every browser sends at least one of them with what may change
 * something. A session cookie that comes with neither was not sent by a page of ours.
 */
function isOurs(config: Config, req: Request): boolean {
  const site = req.get("sec-fetch-site");
  const origin = req.get("origin");
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  if (origin !== undefined) return origin === ownOrigin(config, req);
  return site !== undefined || sessionCookieOf(config, req) === undefined;
}
