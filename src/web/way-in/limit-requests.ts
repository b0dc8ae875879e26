import type { NextFunction, Request, RequestHandler, Response } from "express";
import { clientNetwork } from "../../http/client-address.ts";
import type { WebDeps } from "../deps.ts";

/** Answers so many requests of one network, and tells it to come back later for more. */
export function limitRequests({ config, limits }: Pick<WebDeps, "config" | "limits">): RequestHandler {
  return async function limitRequests(req: Request, _res: Response, next: NextFunction): Promise<void> {
    await limits.spend("request", { address: clientNetwork(config, req) });
    next();
  };
}
