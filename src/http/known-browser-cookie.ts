import type { IncomingMessage } from "node:http";
import { parseCookie, stringifySetCookie } from "cookie";
import type { Config } from "../config.ts";
import { isSecure } from "./own-origin.ts";

type Settings = Pick<Config, "publicUrl" | "trustProxy">;

/** What the browser keeps to be recognised by, signed in or not (accounts/known-browsers.ts). */
export function knownBrowserCookieOf(config: Settings, req: IncomingMessage): string | undefined {
  return parseCookie(req.headers.cookie ?? "")[cookieName(isSecure(config, req))];
}

/** The Set-Cookie header by which a browser keeps the note, out of reach of scripts and of links from elsewhere. */
export function knownBrowserCookie(
  config: Settings,
  req: IncomingMessage,
  note: string,
  expires: Date,
): string {
  const secure = isSecure(config, req);
  const name = cookieName(secure);
  return stringifySetCookie({
    name,
    value: note,
    expires,
    secure,
    httpOnly: true,
    sameSite: "strict",
    path: "/",
  });
}

function cookieName(secure: boolean): string {
  return secure ? "__Host-known-browser" : "known-browser";
}
