import type { IncomingMessage } from "node:http";
import { type CookieSettings, secretCookie } from "./secret-cookie.ts";

const cookie = secretCookie("sign-in", "strict");

/** What a browser carries between its password and its code. It is no session, and goes by another name. */
export function challengeCookieOf(config: CookieSettings, req: IncomingMessage): string {
  return cookie.of(config, req) ?? "";
}

/** The Set-Cookie header that hands it over; an empty one takes it back. */
export function challengeCookie(
  config: CookieSettings,
  req: IncomingMessage,
  challenge: string,
  lifeMs: number,
): string {
  return cookie.set(config, req, challenge, { maxAge: challenge === "" ? 0 : Math.floor(lifeMs / 1000) });
}
