import { dirname, join } from "node:path";
import { syncPath } from "../store/copies.ts";

/** Waits until the names of all files are on the disk, given by their paths within a folder. */
export function syncFolders(folder: string, paths: Iterable<string>): void {
  const folders = new Set([folder]);
  for (const path of paths) {
    const drawer = dirname(join(folder, path));
    folders.add(drawer);
    if (drawer !== folder) folders.add(dirname(drawer));
  }
  for (const one of folders) syncPath(one);
}
