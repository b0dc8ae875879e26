import type { IncomingMessage } from "node:http";
import type { Config } from "../config.ts";

type Settings = Pick<Config, "publicUrl" | "trustProxy">;

/** The origin that people see in their address bar: as set, else as this request names it. */
export function ownOrigin(config: Settings, req: IncomingMessage): string {
  return config.publicUrl ?? `${schemeOf(config, req)}://${req.headers.host ?? ""}`;
}

export function isSecure(config: Settings, req: IncomingMessage): boolean {
  return ownOrigin(config, req).startsWith("https:");
}

function schemeOf(config: Settings, req: IncomingMessage): string {
  const forwarded = config.trustProxy > 0 ? req.headers["x-forwarded-proto"] : undefined;
  const first = forwarded?.toString().split(",", 1)[0]?.trim();
  return first ?? ("encrypted" in req.socket ? "https" : "http");
}
