import type { Accounts } from "./accounts/accounts.ts";
import { openDoors } from "./app/doors.ts";
import { type Ground, openGround } from "./app/ground.ts";
import { startLive } from "./app/live.ts";
import { openAccounts } from "./app/open-accounts.ts";
import { openWeb } from "./app/open-web.ts";
import type { AppOptions } from "./app/options.ts";
import { createReadiness } from "./app/readiness.ts";
import { readSetupToken, setupLink } from "./app/setup.ts";
import type { ChatDeps } from "./chat/ports.ts";
import type { Config } from "./config.ts";
import { type Files, openFiles } from "./files/files.ts";
import { newId } from "./ids.ts";

export type { AppOptions } from "./app/options.ts";

export interface App {
  /** Where it listens, and where people find it. */
  url: string;
  publicUrl: string;
  /** The one-time link that makes the owner; null once there is one. */
  setupUrl: string | null;
  accounts: Accounts;
  chat: ChatDeps;
  /** Answers what is under way, lets every connection go, and closes the database. */
  close(): Promise<void>;
}

/** Puts the parts together and listens. Throws an AppError for a setting or folder that will not do. */
export async function createApp(config: Config, options: AppOptions): Promise<App> {
  const ground = await openGround(config, options);
  const setupToken = readSetupToken(config);
  const accounts = await openAccounts(ground, setupToken);
  const files = await filesOn(ground);
  const live = startLive(ground, { accounts, files, push: options.push });
  const readiness = createReadiness(ground.store);
  const web = openWeb(ground, { accounts, files, live, readiness, publicDir: options.publicDir });
  const doors = await openDoors(ground, web, live.io);

  const publicUrl = config.publicUrl ?? doors.url;
  const setup = { url: publicUrl, token: setupToken, dataDir: config.dataDir };
  return {
    url: doors.url,
    publicUrl,
    setupUrl: await setupLink(accounts, setup),
    accounts,
    chat: live.chat,
    async close() {
      readiness.stop();
      doors.close();
      await live.realtime.close();
      await live.push.close();
      await files.close();
      await ground.trail.close();
      await ground.store.close();
    },
  };
}

function filesOn({ store, config, clock, log }: Ground): Promise<Files> {
  const onFault = (err: unknown) => log.error({ err }, "Files could not be tidied up");
  return openFiles({ store, dataDir: config.dataDir, room: config.files, clock, newId, onFault });
}
