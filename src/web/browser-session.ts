import type { Request, Response } from "express";
import type { Config } from "../config.ts";
import { sessionCookie, sessionCookieOf } from "../http/session-cookie.ts";
import type { SignedIn } from "../shared/protocol.ts";
import type { WebDeps } from "./deps.ts";
import { followAccount } from "./language.ts";

/** Lets the browser carry the session from now on. What it carried before is ended: nobody else can go on with it. */
export async function beginSession(
  { accounts, config }: Pick<WebDeps, "accounts" | "config">,
  req: Request,
  res: Response,
  { account, token, expiresAt }: SignedIn,
): Promise<void> {
  await accounts.sessions.replace(sessionCookieOf(config, req));
  res.append("Set-Cookie", sessionCookie(config, req, token, new Date(expiresAt)));
  followAccount(config, res, (await accounts.profile.preferences(account.id)).language);
}

/** Lets the browser forget its session. */
export function forgetSession(config: Config, res: Response): void {
  res.append("Set-Cookie", sessionCookie(config, res.req, "", new Date(0)));
}
