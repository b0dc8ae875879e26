import { type Asked, type Asking, ask } from "./driver/asking.ts";
import { closedLoop, type Load, type Measured, type Task } from "./driver/closed-loop.ts";
import { type Crowd, gather } from "./driver/crowd.ts";

/*
 * The driver's own process: it plays all people of one server. Whatever goes wrong in here ends it, and so the run.
 */

/** What it can be told to do, and what it reports. */
export interface Orders {
  open: [Task, { ready: true }];
  measure: [Load, Measured];
  ask: [Asking, Asked];
  gather: [Crowd, { ready: true }];
}

export type Order = { [N in keyof Orders]: { name: N; with: Orders[N][0] } }[keyof Orders];

let measure: (load: Load) => Promise<Measured>;

process.on("message", async (order: Order) => process.send?.(await carryOut(order)));
process.once("disconnect", () => process.exit(0));

async function carryOut(order: Order): Promise<Orders[keyof Orders][1]> {
  switch (order.name) {
    case "open":
      measure = await closedLoop(order.with);
      return { ready: true };
    case "measure":
      return await measure(order.with);
    case "ask":
      return await ask(order.with);
    case "gather":
      await gather(order.with);
      return { ready: true };
  }
}
