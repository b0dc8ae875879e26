import type { IncomingMessage } from "node:http";
import { type CookieSettings, secretCookie } from "./secret-cookie.ts";

const cookie = secretCookie("known-browser", "strict");

/** What the browser keeps to be recognised by, signed in or not (accounts/known-browsers.ts). */
export const knownBrowserCookieOf = cookie.of;

/** The Set-Cookie header by which a browser keeps the note. */
export function knownBrowserCookie(
  config: CookieSettings,
  req: IncomingMessage,
  note: string,
  expires: Date,
): string {
  return cookie.set(config, req, note, { expires });
}
