import type { NextFunction, Request, RequestHandler, Response } from "express";
import type { SignedInAs } from "../../accounts/sessions.ts";
import type { AuditEvent } from "../../shared/audit.ts";
import type { WebDeps } from "../deps.ts";
import { recordEvent } from "../record-event.ts";

/** Refusals that whoever watches over this place wants to see. What is not there for somebody is none of them. */
const events: Partial<Record<number, AuditEvent>> = { 403: "access:denied", 429: "limit:reached" };

/** Puts refused requests into the trail, unless what they were refused for already stands there. */
export function recordRefusals(deps: Pick<WebDeps, "trail" | "config">): RequestHandler {
  return function recordRefusals(req: Request, res: Response, next: NextFunction): void {
    res.on("close", () => {
      const event = events[res.statusCode];
      if (event === undefined || res.locals.isRecorded === true) return;
      const signedIn: SignedInAs | undefined = res.locals.signedInAs;
      const what: string = res.locals.operation ?? req.method;
      recordEvent(deps, req, { event, actorId: signedIn?.account.id, detail: { what } });
    });
    next();
  };
}
