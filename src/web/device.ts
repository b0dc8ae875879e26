import type { Request } from "express";
import type { Device } from "../accounts/ports.ts";
import type { Config } from "../config.ts";
import { clientNetwork } from "../http/client-address.ts";

/** What a browser says of itself is at most this long; the rest says nothing more. */
const longestUserAgent = 500;

/** Where somebody signs in, for their list of sign-ins. */
export function deviceOf(config: Config, req: Request): Device {
  const userAgent = req.get("user-agent")?.slice(0, longestUserAgent) ?? null;
  return { userAgent, address: clientNetwork(config, req) };
}
