import type { NextFunction, Request, Response } from "express";

const known = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
const methods = new Set(known.split(", "));

/** Refuses what nobody needs here: TRACE, which gives back what it was sent, and the verbs of other protocols. */
export function knownMethods(req: Request, res: Response, next: NextFunction): void {
  if (methods.has(req.method)) {
    next();
  } else {
    const error = { code: "invalid", message: "This cannot be done here." };
    res.status(405).set("Allow", known).json({ error });
  }
}
