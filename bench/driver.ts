import { closedLoop, type Load, type Measured, type Task } from "./closed-loop.ts";

/*
 * The driver's own process: it plays all people of one server. Whatever goes wrong in here ends it, and so the run.
 */

export type Order = { task: Task } | { load: Load };
export type DriverReport = { ready: true } | { measured: Measured };

let measure: (load: Load) => Promise<Measured>;

process.on("message", async (order: Order) => {
  if ("task" in order) {
    measure = await closedLoop(order.task);
    report({ ready: true });
  } else {
    report({ measured: await measure(order.load) });
  }
});
process.once("disconnect", () => process.exit(0));

function report(message: DriverReport): void {
  process.send?.(message);
}
