import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

/** A folder of data for one app, and the secret that signs its people in. */
export interface DataFolder {
  dataDir: string;
  secretKey: string;
  remove(): void;
}

/** On the project's own disk: the system's folder for temporary files is often memory, where nothing costs a sync. */
export function newDataFolder(): DataFolder {
  const cache = resolve(import.meta.dirname, "../../node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const dataDir = mkdtempSync(join(cache, "parley-bench-"));
  const drop = () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  process.once("exit", drop);
  return {
    dataDir,
    secretKey: randomBytes(32).toString("hex"),
    remove() {
      process.removeListener("exit", drop);
      drop();
    },
  };
}
