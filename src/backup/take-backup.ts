import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../shared/errors.ts";
import { copyDatabase, filesNamedIn, inspectDatabase, knownFiles, syncPath } from "../store/copies.ts";
import {
  type Checksums,
  checksumFile,
  checksumLines,
  type Description,
  damagedCopy,
  descriptionFile,
} from "./contents.ts";
import { copyIfThere, digestOf } from "./copy-file.ts";
import { keepNewest, nameOfCopy, removeLeftOvers, unfinishedName } from "./copy-folder.ts";
import { createGathering, type Gathering } from "./gather-files.ts";
import { noteBackup } from "./last-backup.ts";
import { assertRoom, spaceOf } from "./room.ts";
import { syncFolders } from "./sync-folders.ts";

interface Wish {
  dataDir: string;
  /** The folder that copies are put into; made if there is none. */
  folder: string;
  /** How many copies to keep there; null for all. */
  keep: number | null;
  at: number;
}

export interface Backup extends Description {
  path: string;
  /** How many older ones went. */
  removed: number;
}

/** What signs sessions and seals second factors, and is nowhere else; where settings hold it, there is no file. */
const secrets = ["secret.key", "push.key", "setup.token"];

/** A file that is gone may have been deleted since: then the next look at the database does not name it either. */
const looks = 3;

/**
 * Copies a data folder, also while a server runs on it: the database as it is at one moment, all files that it names,
 * and the keys. The copy appears under its name once it is on the disk, was read back and counted. Throws an AppError
 * that says what is wrong; nothing is left behind then.
 */
export async function takeBackup({ dataDir, folder, keep, at }: Wish): Promise<Backup> {
  const name = nameOfCopy(at);
  const [path, unfinished] = [join(folder, name), join(folder, unfinishedName(name))];
  const files = knownFiles(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  removeLeftOvers(folder, at);
  if (existsSync(path) || existsSync(unfinished))
    throw new AppError("conflict", `There is a copy ${path} already.`);
  assertRoom(folder, spaceOf(join(dataDir, "parley.db")) + files.reduce((sum, { bytes }) => sum + bytes, 0));
  mkdirSync(unfinished, { mode: 0o700 });
  try {
    const description = await fill(unfinished, dataDir, at);
    renameSync(unfinished, path);
    syncPath(folder);
    noteBackup(dataDir, description);
    // While files are lacking, an older copy may be the only one that has them.
    const removed = keep === null || description.missing.length > 0 ? 0 : keepNewest(folder, keep);
    return { ...description, path, removed };
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
}

/** Files take long and the database a moment. So they come first, and only what came meanwhile after it. */
async function fill(copy: string, dataDir: string, at: number): Promise<Description> {
  const gathering = createGathering(dataDir, copy);
  await gathering.take(knownFiles(dataDir));
  const missing = await takeDatabase(copy, dataDir, gathering);
  const checksums = new Map(gathering.checksums());
  checksums.set("parley.db", await digestOf(join(copy, "parley.db")));
  // NOTE after the database: what it holds was sealed with one of these.
  for (const name of secrets) {
    const digest = await copyIfThere(join(dataDir, name), join(copy, name));
    if (digest !== null) checksums.set(name, digest);
  }
  return describe(copy, at, missing, checksums);
}

/** Answers the files that are named and not there, whenever one looks. */
async function takeDatabase(copy: string, dataDir: string, gathering: Gathering): Promise<string[]> {
  const file = join(copy, "parley.db");
  let missing: string[] = [];
  for (let look = 1; look <= looks; look += 1) {
    await copyDatabase(dataDir, file);
    syncPath(file);
    const files = filesNamedIn(file);
    missing = await gathering.take(files);
    gathering.keepOnly(files);
    if (missing.length === 0) break;
  }
  return missing;
}

/** Reads all of it back, and writes down what it is. */
async function describe(
  copy: string,
  at: number,
  missing: string[],
  checksums: Checksums,
): Promise<Description> {
  let bytes = 0;
  for (const [name, digest] of checksums) {
    if ((await digestOf(join(copy, name))) !== digest) throw damagedCopy(copy, name);
    bytes += statSync(join(copy, name)).size;
  }
  const { epoch, messages, people, files } = inspectDatabase(join(copy, "parley.db"));
  const counted = { messages, people, files: files.length - missing.length };
  const description: Description = { format: 1, at, epoch, ...counted, missing, bytes };
  const said = join(copy, descriptionFile);
  writeDown(said, `${JSON.stringify(description, null, 2)}\n`);
  const all = new Map([...checksums, [descriptionFile, await digestOf(said)]]);
  writeDown(join(copy, checksumFile), checksumLines(all));
  syncFolders(copy, all.keys());
  return description;
}

function writeDown(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600, flag: "wx" });
  syncPath(file);
}
