import type { IncomingMessage } from "node:http";
import { parseCookie, stringifySetCookie } from "cookie";
import type { Config } from "../config.ts";
import { isSecure } from "./own-origin.ts";

type Settings = Pick<Config, "publicUrl" | "trustProxy">;

/** The token that the browser carries for the person. */
export function sessionCookieOf(config: Settings, req: IncomingMessage): string | undefined {
  return parseCookie(req.headers.cookie ?? "")[cookieName(isSecure(config, req))];
}

/** The Set-Cookie header that hands a token to the browser, out of reach of scripts, for as long as it lives. */
export function sessionCookie(config: Settings, req: IncomingMessage, token: string, expires: Date): string {
  const secure = isSecure(config, req);
  const name = cookieName(secure);
  return stringifySetCookie({
    name,
    value: token,
    expires,
    secure,
    httpOnly: true,
    sameSite: "lax",
    path: "/",
  });
}

/** `__Host-` keeps a neighbouring subdomain from planting a session; browsers take that name over https only. */
function cookieName(secure: boolean): string {
  return secure ? "__Host-session" : "session";
}
