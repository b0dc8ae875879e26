import type { IncomingMessage } from "node:http";
import { parseCookie, type SetCookie, stringifySetCookie } from "cookie";
import type { Config } from "../config.ts";
import { isSecure } from "./own-origin.ts";

export type CookieSettings = Pick<Config, "publicUrl" | "trustProxy">;

/** A cookie out of reach of scripts, for all of our pages and no others. */
export interface SecretCookie {
  of(config: CookieSettings, req: IncomingMessage): string | undefined;
  /** The Set-Cookie header. */
  set(config: CookieSettings, req: IncomingMessage, value: string, life: Life): string;
}

type Life = Pick<SetCookie, "expires" | "maxAge">;

/** `lax` comes along when somebody follows a link from elsewhere to us; `strict` does not. */
export function secretCookie(plainName: string, sameSite: "lax" | "strict"): SecretCookie {
  // `__Host-` keeps a neighbouring subdomain from planting one; browsers take that name over https only.
  const nameOf = (secure: boolean) => (secure ? `__Host-${plainName}` : plainName);
  return {
    of: (config, req) => parseCookie(req.headers.cookie ?? "")[nameOf(isSecure(config, req))],
    set(config, req, value, life) {
      const secure = isSecure(config, req);
      return stringifySetCookie({
        name: nameOf(secure),
        value,
        ...life,
        secure,
        httpOnly: true,
        sameSite,
        path: "/",
      });
    },
  };
}
