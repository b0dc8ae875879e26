import type { Place } from "../driver/connection.ts";
import { type Driver, startDriver } from "../driver/driver-process.ts";
import { namedPeople, type People } from "../people.ts";
import { startApp } from "../servers/app.ts";
import { newDataFolder } from "../servers/data-folder.ts";
import { startRelay, startWsRelay } from "../servers/relays.ts";
import { seed } from "../servers/seed.ts";
import type { ServerProcess } from "../servers/server-process.ts";
import type { Bench } from "./bench.ts";

export const contestants = ["relay", "ws", "parley"] as const;
export type ContestantName = (typeof contestants)[number];

/** A server, the driver beside it, and the people whom it lets in. */
export interface Contestant {
  server: ServerProcess;
  place: Place;
  people: People[];
  driver: Driver;
  stop(): Promise<void>;
}

/** Starts one of the three, for so many pairs of people. Nobody is connected yet. `profile` is Parley's. */
export async function startContestant(
  { cores }: Bench,
  name: ContestantName,
  pairs: number,
  profile: string | null = null,
): Promise<Contestant> {
  if (name === "parley") {
    const data = newDataFolder();
    const [people = []] = await seed(data, [{ pairs, messages: 0 }]);
    const server = await startApp({ pinned: cores.server, data, profile });
    return contestant(server, "socket.io", people, startDriver(cores.driver), data.remove);
  } else {
    const server = await (name === "ws" ? startWsRelay : startRelay)(cores.server);
    const dialect = name === "ws" ? "bare" : "socket.io";
    return contestant(server, dialect, namedPeople(pairs), startDriver(cores.driver), () => {});
  }
}

function contestant(
  server: ServerProcess,
  dialect: Place["dialect"],
  people: People[],
  driver: Driver,
  removeData: () => void,
): Contestant {
  return {
    server,
    place: { url: server.url, dialect },
    people,
    driver,
    async stop() {
      await driver.stop();
      await server.stop();
      removeData();
    },
  };
}
