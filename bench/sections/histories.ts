import { type Driver, startDriver } from "../driver/driver-process.ts";
import type { People } from "../people.ts";
import { startApp } from "../servers/app.ts";
import { newDataFolder } from "../servers/data-folder.ts";
import { seed } from "../servers/seed.ts";
import type { ServerProcess } from "../servers/server-process.ts";
import type { Bench } from "./bench.ts";

/**
 * Parley on a database in which one conversation has so many messages, and a desk's `busy` conversations have as
 * many again between them: the first is what an opened conversation costs by its length, the second what a message
 * costs by all that is stored. A million for each of the busy ones would be years of a large desk, and take hours.
 */
export interface History {
  messages: number;
  server: ServerProcess;
  driver: Driver;
  busy: People[];
  long: People;
  stop(): Promise<void>;
}

const busyPairs = 200;

/** At least this much lies behind each of the busy ones, too. */
const fewest = 10;

/** Starts one app for each size, all on the same core: only one at a time is at work. */
export async function startHistories(bench: Bench): Promise<History[]> {
  const histories: History[] = [];
  for (const messages of bench.options.sizes) histories.push(await startHistory(bench, messages));
  return histories;
}

async function startHistory({ cores }: Bench, messages: number): Promise<History> {
  const data = newDataFolder();
  const each = Math.max(fewest, Math.round(messages / busyPairs));
  const [busy = [], [long] = []] = await seed(data, [
    { pairs: busyPairs, messages: each },
    { pairs: 1, messages },
  ]);
  if (!long) throw new Error("There is no long conversation.");
  const server = await startApp({ pinned: cores.server, data });
  const driver = startDriver(cores.driver);
  return {
    messages,
    server,
    driver,
    busy,
    long,
    async stop() {
      await driver.stop();
      await server.stop();
      data.remove();
    },
  };
}
