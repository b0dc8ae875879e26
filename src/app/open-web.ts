import type { Accounts } from "../accounts/accounts.ts";
import { readLastBackup } from "../backup/last-backup.ts";
import type { Files } from "../files/files.ts";
import { newKey } from "../ids.ts";
import { readAssets } from "../web/assets.ts";
import { createUnhurried } from "../web/own-data/unhurried.ts";
import { createWeb } from "../web/web.ts";
import type { Ground } from "./ground.ts";
import type { Live } from "./live.ts";
import type { Readiness } from "./readiness.ts";

interface WebParts {
  accounts: Accounts;
  files: Files;
  live: Live;
  readiness: Readiness;
  publicDir: string;
}

/** The pages and the JSON API, which are given the rest. */
export function openWeb(ground: Ground, parts: WebParts): ReturnType<typeof createWeb> {
  const { config, log, clock, catalogues, limits, trail } = ground;
  const { accounts, files, live, readiness, publicDir } = parts;
  return createWeb({
    config,
    log,
    trail,
    chat: live.chat,
    push: live.push,
    accounts,
    store: readiness,
    files,
    presence: live.realtime.presence,
    limits,
    unhurried: createUnhurried(clock),
    publicDir,
    assets: readAssets(publicDir),
    catalogues,
    lastBackup: () => readLastBackup(config.dataDir),
    newKey,
  });
}
