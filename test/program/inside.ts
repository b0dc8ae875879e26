import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { isMainThread } from "node:worker_threads";

/**
 * Loaded into the program before anything else (--import): tells on standard error, when asked by a signal, what can
 * only be seen from inside. It changes nothing: the monitor sees a fault, but does not handle it.
 */
if (isMainThread) watch();

function watch(): void {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const before = prototypes();
  let faults = 0;
  let warnings = 0;
  process.on("uncaughtExceptionMonitor", () => {
    faults += 1;
  });
  process.on("warning", () => {
    warnings += 1;
  });
  process.on("SIGUSR2", () => {
    collect();
    const { rss, heapUsed, external } = process.memoryUsage();
    const arePrototypesWhole = prototypes() === before;
    const seen = { faults, warnings, arePrototypesWhole, rss, heapUsed, external };
    process.stderr.write(`\nINSIDE ${JSON.stringify(seen)}\n`);
  });
}

/** The names of all that every object has, and what a strange name finds on an empty one. */
function prototypes(): string {
  const all = [Object, Array, Function, String, Number, Map, Promise].map(({ prototype }) =>
    Reflect.ownKeys(prototype).map(String),
  );
  return JSON.stringify([all, Reflect.get({}, "polluted") ?? "clean"]);
}
