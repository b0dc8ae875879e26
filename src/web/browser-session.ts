import type { Response } from "express";
import type { Config } from "../config.ts";
import { sessionCookie } from "../http/session-cookie.ts";
import type { SignedIn } from "../shared/protocol.ts";

/** Lets the browser carry the session from now on. */
export function beginSession(config: Config, res: Response, { token, expiresAt }: SignedIn): void {
  res.append("Set-Cookie", sessionCookie(config, res.req, token, new Date(expiresAt)));
}

/** Lets the browser forget its session. */
export function forgetSession(config: Config, res: Response): void {
  res.append("Set-Cookie", sessionCookie(config, res.req, "", new Date(0)));
}
