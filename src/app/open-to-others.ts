import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Read, write or enter, by the group or by anybody. */
const others = 0o077;

/**
 * What of the data folder, by its path, other users of this machine may look into. Never on Windows, where a file's
 * mode says nothing of that.
 */
export function openToOthers(folder: string): string[] {
  if (process.platform === "win32") return [];
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name));
  return [folder, ...files].filter((path) => (statSync(path).mode & others) !== 0);
}
