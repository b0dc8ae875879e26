import { mkdir, open, readdir, rename, rm, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError } from "../shared/errors.ts";

/** The folder with the bytes of all files, each by its id, and those that are still arriving. */
export interface Shelf {
  /** Where something that is arriving may be written. Gone with the next start. */
  arriving(name: string): string;
  drop(path: string): Promise<void>;
  /** Puts what arrived in its place, for good: it is on the disk, and so is its place. */
  keep(fileId: string, arrived: { whole: string; thumbnail: string | null }): Promise<void>;
  remove(fileIds: string[]): Promise<void>;
  placeOf(fileId: string, part: Part): string;
  /** The ids of all files that lie here, some at a time. */
  all(): AsyncIterable<string[]>;
  freeBytes(): Promise<number>;
}

export type Part = "whole" | "thumbnail";

const endings: Record<Part, string> = { whole: "", thumbnail: ".thumbnail" };

/** Opens the shelf in a folder, made if there is none, and clears away what was arriving when the program ended. */
export async function openShelf(folder: string): Promise<Shelf> {
  const arrivals = join(folder, "arriving");
  await emptied(arrivals);

  const drawerOf = (fileId: string) => dirname(placeOf(fileId, "whole"));
  const placeOf = (fileId: string, part: Part) => placeOnShelf(folder, fileId, part);

  return {
    arriving: (name) => join(arrivals, name),
    drop: (path) => rm(path, { force: true }),
    placeOf,
    async keep(fileId, { whole, thumbnail }) {
      await mkdir(drawerOf(fileId), { recursive: true, mode: 0o700 });
      if (thumbnail !== null) await move(thumbnail, placeOf(fileId, "thumbnail"));
      await move(whole, placeOf(fileId, "whole"));
      await sync(drawerOf(fileId));
      await sync(folder);
    },
    async remove(fileIds) {
      for (const fileId of fileIds) {
        await rm(placeOf(fileId, "whole"), { force: true });
        await rm(placeOf(fileId, "thumbnail"), { force: true });
      }
    },
    async *all() {
      for (const drawer of await readdir(folder)) {
        if (drawer === "arriving") continue;
        const names = await readdir(join(folder, drawer));
        yield [...new Set(names.map((name) => name.replace(endings.thumbnail, "")))];
      }
    },
    async freeBytes() {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    },
  };
}

/** Where a file lies in the folder of a shelf. */
export function placeOnShelf(folder: string, fileId: string, part: Part): string {
  return join(folder, fileId.slice(0, 2), fileId + endings[part]);
}

/** Made only where it is missing: on a full disk, the program still starts. */
async function emptied(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError("unavailable", `The folder for files cannot be used: ${reason}.`, { cause });
  }
}

async function move(from: string, to: string): Promise<void> {
  await sync(from);
  await rename(from, to);
}

/** Of a folder: the names in it. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
