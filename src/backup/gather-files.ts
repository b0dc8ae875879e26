import { rmSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { type Part, placeOnShelf } from "../files/shelf.ts";
import type { StoredFile } from "../store/copies.ts";
import { copyIfThere } from "./copy-file.ts";

/** Files on their way into a copy. They never change, so that each is copied once, however long the whole takes. */
export interface Gathering {
  /** Copies those that are not here yet; answers the ids of those that are not there, or not whole. */
  take(files: StoredFile[]): Promise<string[]>;
  /** Takes out what was deleted while we were copying. */
  keepOnly(files: StoredFile[]): void;
  /** The SHA-256 of each, by its path within the copy. */
  checksums(): [path: string, digest: string][];
}

export function createGathering(dataDir: string, copy: string): Gathering {
  const gathered = new Map<string, [path: string, digest: string][]>();

  async function isTaken(file: StoredFile): Promise<boolean> {
    if (gathered.has(file.id)) return true;
    const parts: Part[] = file.kind === "picture" ? ["whole", "thumbnail"] : ["whole"];
    const taken: [string, string][] = [];
    for (const part of parts) {
      const to = placeOnShelf(join(copy, "files"), file.id, part);
      const digest = await copyIfThere(placeOnShelf(join(dataDir, "files"), file.id, part), to);
      if (digest !== null) taken.push([relative(copy, to), digest]);
    }
    const isWhole = taken.length === parts.length && isAsLong(copy, taken, file);
    if (isWhole) gathered.set(file.id, taken);
    else remove(taken);
    return isWhole;
  }

  function remove(parts: [string, string][]): void {
    for (const [path] of parts) rmSync(join(copy, path));
  }

  return {
    async take(files) {
      const missing: string[] = [];
      for (const file of files) if (!(await isTaken(file))) missing.push(file.id);
      return missing;
    },
    keepOnly(files) {
      const wanted = new Set(files.map(({ id }) => id));
      for (const [id, parts] of gathered) {
        if (wanted.has(id)) continue;
        remove(parts);
        gathered.delete(id);
      }
    },
    checksums: () => [...gathered.values()].flat(),
  };
}

function isAsLong(
  copy: string,
  taken: [path: string, digest: string][],
  { size, bytes }: StoredFile,
): boolean {
  const lengths = taken.map(([path]) => statSync(join(copy, path)).size);
  return lengths[0] === size && lengths.reduce((sum, length) => sum + length, 0) === bytes;
}
