import type { IncomingMessage } from "node:http";
import { type CookieSettings, secretCookie } from "./secret-cookie.ts";

const cookie = secretCookie("session", "lax");

/** The token that the browser carries for the person. */
export const sessionCookieOf = cookie.of;

/** The Set-Cookie header that hands a token to the browser for as long as it lives. */
export function sessionCookie(
  config: CookieSettings,
  req: IncomingMessage,
  token: string,
  expires: Date,
): string {
  return cookie.set(config, req, token, { expires });
}
