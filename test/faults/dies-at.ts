import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/**
 * Loaded before a program: it is killed right before the so-manieth time that it changes a name in a folder, which is
 * when a restore changes what counts. DIES_AT says which.
 */
let left = Number(process.env.DIES_AT);

function counted<F extends (...args: never[]) => unknown>(change: F): F {
  const dying = (...args: Parameters<F>) => {
    left -= 1;
    if (left === 0) process.kill(process.pid, "SIGKILL");
    return change(...args);
  };
  return dying as F; // The same function, but for its end.
}

fs.renameSync = counted(fs.renameSync);
fs.rmSync = counted(fs.rmSync);
fs.rmdirSync = counted(fs.rmdirSync);
fs.mkdirSync = counted(fs.mkdirSync) as typeof fs.mkdirSync; // It has overloads, which go through unchanged.
syncBuiltinESMExports();
