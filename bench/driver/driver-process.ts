import type { Orders } from "../driver.ts";
import { type Player, startPlayer } from "./player.ts";

export interface Driver {
  order<N extends keyof Orders>(name: N, details: Orders[N][0]): Promise<Orders[N][1]>;
  stop: Player["stop"];
}

/** Starts a driver on its core. What it is told throws when it ends by itself. */
export function startDriver(pinned: string[]): Driver {
  const player = startPlayer("The driver", pinned, "driver.ts");
  return {
    order: <N extends keyof Orders>(name: N, details: Orders[N][0]) =>
      player.ask<Orders[N][1]>({ name, with: details }),
    stop: player.stop,
  };
}
