import type { Request } from "express";
import type { Happening } from "../audit/audit.ts";
import { clientNetwork } from "../http/client-address.ts";
import { deviceName } from "../shared/device.ts";
import type { WebDeps } from "./deps.ts";

/** Puts into the trail what this request came to, with where it came from. */
export function recordEvent(
  { trail, config }: Pick<WebDeps, "trail" | "config">,
  req: Request,
  happening: Omit<Happening, "address">,
): void {
  const device = deviceName(req.get("user-agent"));
  const detail = { ...(device !== null && { device }), ...happening.detail };
  trail.record({ ...happening, address: clientNetwork(config, req), detail });
  if (req.res) req.res.locals.isRecorded = true;
}
