import type { Logger } from "pino";
import { readSecretKeys, type SecretKeys } from "../accounts/secret-keys.ts";
import { createTrail, type Trail } from "../audit/audit.ts";
import type { Config } from "../config.ts";
import { type Patience, usualPatience } from "../http/patience.ts";
import { createRateLimits, type RateLimits } from "../limits/rate-limits.ts";
import { openStore } from "../store/open-store.ts";
import type { Store } from "../store/port.ts";
import { type Catalogues, catalogues as ours } from "../words/catalogues.ts";
import { openToOthers } from "./open-to-others.ts";
import type { AppOptions } from "./options.ts";
import { recordRotation } from "./record-rotation.ts";

/** What every part of the app stands on. */
export interface Ground {
  config: Config;
  log: Logger;
  clock: () => number;
  patience: Patience;
  catalogues: Catalogues;
  store: Store;
  secretKeys: SecretKeys;
  limits: RateLimits;
  trail: Trail;
}

/** Opens the data folder: the database, the keys, and the trail of what happens. */
export async function openGround(config: Config, options: AppOptions): Promise<Ground> {
  const { log, onFatal, clock = Date.now, patience = usualPatience, catalogues = ours } = options;
  const store = await openStore({ dataDir: config.dataDir, onFatal, forgetWithinMs: options.forgetWithinMs });
  const secretKeys = readSecretKeys(config);

  const open = openToOthers(config.dataDir);
  if (open.length > 0) log.warn({ open }, "Other users of this machine may look into the data folder");

  const limits = createRateLimits(config.rateLimitScale);
  const trail = createTrail({ store, log, clock });
  await recordRotation(trail, secretKeys);
  return { config, log, clock, patience, catalogues, store, secretKeys, limits, trail };
}
