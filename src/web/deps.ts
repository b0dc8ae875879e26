import type { Logger } from "pino";
import type { Accounts } from "../accounts/accounts.ts";
import type { Trail } from "../audit/audit.ts";
import type { ChatDeps } from "../chat/ports.ts";
import type { LastSeen } from "../chat/store-requests.ts";
import type { Config } from "../config.ts";
import type { Files } from "../files/files.ts";
import type { RateLimits } from "../limits/rate-limits.ts";
import type { Push } from "../push/push.ts";
import type { Presence } from "../shared/model.ts";
import type { Store } from "../store/port.ts";
import type { Catalogues } from "../words/catalogues.ts";
import type { Assets } from "./assets.ts";
import type { Unhurried } from "./own-data/unhurried.ts";

/** Everything that the pages and the JSON API are given. */
export interface WebDeps {
  config: Config;
  log: Logger;
  trail: Trail;
  chat: ChatDeps;
  push: Push;
  accounts: Accounts;
  store: Pick<Store, "ready">;
  files: Files;
  presence: { of(known: LastSeen[]): Presence[] };
  limits: RateLimits;
  /** For work that nobody waits for from one moment to the next. */
  unhurried: Unhurried;
  /** The folder of icons, styles and scripts, and which of its built files are the current ones. */
  publicDir: string;
  assets: Assets;
  /** What is said in which language. */
  catalogues: Catalogues;
  /** The newest copy of the data; null if none was made. */
  lastBackup: () => { at: number; messages: number } | null;
  /** A fresh name (UUID) for a message that a plain form may send. */
  newKey: () => string;
}
