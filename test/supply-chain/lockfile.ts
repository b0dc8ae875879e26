import { readFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");

/** One package as it is installed; the same name may be there several times. */
export interface Installed {
  /** Such as "node_modules/express/node_modules/cookie". */
  path: string;
  name: string;
  version: string;
  integrity?: string;
  resolved?: string;
  link?: boolean;
  hasInstallScript?: boolean;
}

/** Everything that the lockfile installs. */
export function installed(): Installed[] {
  const { packages } = readJson("package-lock.json");
  const entries: [string, Omit<Installed, "path" | "name">][] = Object.entries(packages);
  return entries
    .filter(([path]) => path !== "")
    .map(([path, entry]) => ({ path, name: path.split("node_modules/").at(-1) ?? path, ...entry }));
}

// biome-ignore lint/suspicious/noExplicitAny: JSON of a shape that each caller knows.
export function readJson(file: string): any {
  return JSON.parse(readFileSync(join(root, file), "utf8"));
}
