import type { Orders } from "../driver.ts";
import { startPlayer } from "./player.ts";

export interface Driver {
  order<N extends keyof Orders>(name: N, details: Orders[N][0]): Promise<Orders[N][1]>;
  /** Lets everybody go; resolves once that is done, so that the server's end comes after it. */
  stop(): Promise<void>;
}

/** Starts a driver; `pinned` keeps it on its core. Throws when it ends by itself. */
export function startDriver(pinned: string[]): Driver {
  const player = startPlayer("The driver", [...pinned, process.execPath, file("driver.ts")]);
  return {
    order: <N extends keyof Orders>(name: N, details: Orders[N][0]) =>
      player.ask<Orders[N][1]>({ name, with: details }),
    stop: player.stop,
  };
}

function file(name: string): string {
  return `${import.meta.dirname}/../${name}`;
}
