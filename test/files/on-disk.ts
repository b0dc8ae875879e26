import { readdirSync } from "node:fs";
import { join } from "node:path";

/** All that lies on the shelf, without what is still arriving. */
export function onDisk(dataDir: string): string[] {
  const files = readdirSync(join(dataDir, "files"), { recursive: true, withFileTypes: true });
  const kept = files.filter((entry) => entry.isFile() && !entry.parentPath.endsWith("arriving"));
  return kept.map(({ name }) => name);
}

/** What is not yet there whole. */
export function arriving(dataDir: string): string[] {
  return readdirSync(join(dataDir, "files/arriving"));
}
