import type { IncomingMessage } from "node:http";
import { parseCookie, stringifySetCookie } from "cookie";
import type { Config } from "../config.ts";
import { isSecure } from "./own-origin.ts";

type Settings = Pick<Config, "publicUrl" | "trustProxy">;

/** What a browser carries between its password and its code. It is no session, and goes by another name. */
export function challengeCookieOf(config: Settings, req: IncomingMessage): string {
  return parseCookie(req.headers.cookie ?? "")[cookieName(isSecure(config, req))] ?? "";
}

/** The Set-Cookie header that hands it over, out of reach of scripts; an empty one takes it back. */
export function challengeCookie(
  config: Settings,
  req: IncomingMessage,
  challenge: string,
  lifeMs: number,
): string {
  const secure = isSecure(config, req);
  return stringifySetCookie({
    name: cookieName(secure),
    value: challenge,
    maxAge: challenge === "" ? 0 : Math.floor(lifeMs / 1000),
    secure,
    httpOnly: true,
    sameSite: "strict",
    path: "/",
  });
}

/** See session-cookie.ts for the prefix. */
function cookieName(secure: boolean): string {
  return secure ? "__Host-sign-in" : "sign-in";
}
