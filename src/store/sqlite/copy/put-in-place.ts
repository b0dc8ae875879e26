import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { syncPath } from "./sync-path.ts";

/** What is put into a data folder gathers here, and counts for nothing until it is whole. */
const unfinished = "restore.unfinished";
/** The same folder from the moment on at which it counts: whoever opens the data folder next ends the restore. */
const ready = "restore.ready";

const planFile = "plan.json";
const plan = z.strictObject({ aside: z.string().regex(/^[\w.-]+$/), copy: z.string() });

/** `aside` is the folder that the data goes to which was there before; `copy` is where the other comes from. */
export type Plan = z.infer<typeof plan>;

/** The log and its index belong to the database that was there. */
const goesWithDatabase = ["parley.db-wal", "parley.db-shm"];

export function isRestoring(dataDir: string): boolean {
  return existsSync(join(dataDir, ready, planFile));
}

/** An empty folder for what is going to be put in place; what an interrupted restore left there is gone. */
export function gatheringPlace(dataDir: string): string {
  const folder = join(dataDir, unfinished);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}

/** From here on the gathered data counts. Everything in it is on the disk already. */
export function declareReady(dataDir: string, planned: Plan): void {
  const file = join(dataDir, unfinished, planFile);
  writeFileSync(file, JSON.stringify(planned), { mode: 0o600 });
  syncPath(file);
  syncPath(join(dataDir, unfinished));
  renameSync(join(dataDir, unfinished), join(dataDir, ready));
  syncPath(dataDir);
}

/**
 * Puts what is ready in the place of what is there, which is kept aside. Answers what was done; null if nothing was
 * ready. Whatever interrupts it, the next call goes on. Only for who holds the folder's lock.
 */
export function putInPlace(dataDir: string): Plan | null {
  const from = join(dataDir, ready);
  if (!isRestoring(dataDir)) {
    for (const name of [unfinished, ready]) rmSync(join(dataDir, name), { recursive: true, force: true });
    return null;
  }
  const planned = plan.parse(JSON.parse(readFileSync(join(from, planFile), "utf8")));
  const aside = join(dataDir, planned.aside);
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const name of goesWithDatabase) moveIfThere(join(dataDir, name), join(aside, name));
  // NOTE a log beside another database would be read as that one's: it is gone for good before that comes.
  syncPath(dataDir);
  for (const name of readdirSync(from).filter((one) => one !== planFile)) {
    moveIfThere(join(dataDir, name), join(aside, name));
    renameSync(join(from, name), join(dataDir, name));
  }
  for (const folder of [aside, from, dataDir]) syncPath(folder);
  rmSync(join(from, planFile));
  rmdirSync(from);
  if (readdirSync(aside).length === 0) rmdirSync(aside);
  syncPath(dataDir);
  return planned;
}

function moveIfThere(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to);
}
