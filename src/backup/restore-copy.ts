import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../shared/errors.ts";
import {
  beginHistory,
  declareReady,
  gatheringPlace,
  inspectDatabase,
  lockFolder,
  putInPlace,
  syncPath,
} from "../store/copies.ts";
import { type Checksums, type Description, damagedCopy, readChecksums, readDescription } from "./contents.ts";
import { copyFile, digestOf } from "./copy-file.ts";
import { momentName, momentText } from "./copy-folder.ts";
import { assertRoom } from "./room.ts";
import { syncFolders } from "./sync-folders.ts";

/** Both paths are absolute. */
interface Wish {
  dataDir: string;
  copy: string;
  at: number;
}

export interface Restored extends Description {
  /** The folder with what was there before; null if nothing was. */
  aside: string | null;
  /** Whether this only ended what was begun before. */
  wasBegun: boolean;
  /** Whether the copy brought the key that signs sessions. */
  hasKey: boolean;
}

/**
 * Puts a copy in the place of a data folder, as the beginning of another history. What was there is kept aside, under
 * a name of that moment. Throws an AppError that says what is wrong: nothing was touched then. Wherever it is
 * interrupted, the old data is there or the new one, and doing it again ends it.
 */
export async function restoreCopy(wish: Wish): Promise<Restored> {
  const { dataDir, copy, at } = wish;
  const description = readDescription(copy);
  const checksums = readChecksums(copy);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(dataDir);
  try {
    const hasKey = checksums.has("secret.key");
    const begun = putInPlace(dataDir);
    if (begun?.copy === copy)
      return { ...description, ...kept(dataDir, begun.aside), wasBegun: true, hasKey };
    await assertWhole(copy, checksums);
    assertRoom(dataDir, description.bytes);
    await gather(wish, checksums, description);
    const aside = freeName(dataDir, `before-restore-${momentName(at)}`);
    declareReady(dataDir, { aside, copy });
    putInPlace(dataDir);
    return { ...description, ...kept(dataDir, aside), wasBegun: false, hasKey };
  } finally {
    unlock();
  }
}

/** Two restores may fall into one second. */
function freeName(folder: string, wished: string): string {
  let name = wished;
  for (let n = 2; existsSync(join(folder, name)); n += 1) name = `${wished}-${n}`;
  return name;
}

function kept(dataDir: string, aside: string): Pick<Restored, "aside"> {
  const path = join(dataDir, aside);
  return { aside: existsSync(path) ? path : null };
}

async function assertWhole(copy: string, checksums: Checksums): Promise<void> {
  if (!checksums.has("parley.db")) throw damagedCopy(copy, "parley.db");
  for (const [name, digest] of checksums) {
    if (!existsSync(join(copy, name)) || (await digestOf(join(copy, name))) !== digest)
      throw damagedCopy(copy, name);
  }
}

/** Everything that is going to be there, on the disk and begun anew. */
async function gather({ dataDir, copy, at }: Wish, checksums: Checksums, said: Description): Promise<void> {
  const place = gatheringPlace(dataDir);
  mkdirSync(join(place, "files"), { mode: 0o700 });
  for (const [name, digest] of checksums) {
    if (name === "copy.json") continue;
    if ((await copyFile(join(copy, name), join(place, name))) !== digest) throw damagedCopy(copy, name);
  }
  const file = join(place, "parley.db");
  beginHistory(file, { at, what: momentText(said.at) });
  const { messages, people } = inspectDatabase(file);
  if (messages !== said.messages || people !== said.people) {
    throw new AppError("invalid", `The copy ${copy} does not hold what it says it does.`);
  }
  syncPath(file);
  syncFolders(place, checksums.keys());
}
