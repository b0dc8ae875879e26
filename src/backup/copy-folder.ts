import { readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

/** A copy is a folder named by the moment at which it was begun, UTC: `parley-2026-11-22-211405Z`. */
const named = /^parley-\d{4}-\d\d-\d\d-\d{6}Z$/;

/** Of a copy that is not whole: being made, interrupted, or on its way out. */
const unfinished = ".unfinished";

export function nameOfCopy(at: number): string {
  return `parley-${momentName(at)}`;
}

/** A moment as it stands in names: 2026-11-22-211405Z. */
export function momentName(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace("T", "-").replaceAll(":", "")}Z`;
}

/** The same for people: 2026-11-22 21:14 UTC. */
export function momentText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

export function unfinishedName(name: string): string {
  return `${name}${unfinished}`;
}

/** Removes the oldest copies beyond so many; answers how many went. */
export function keepNewest(folder: string, count: number): number {
  const whole = readdirSync(folder)
    .filter((name) => named.test(name))
    .sort();
  const old = whole.slice(0, Math.max(0, whole.length - count));
  for (const name of old) {
    // From here on it is no copy any more, wherever this is interrupted.
    renameSync(join(folder, name), join(folder, unfinishedName(name)));
    rmSync(join(folder, unfinishedName(name)), { recursive: true });
  }
  return old.length;
}

const dayMs = 24 * 60 * 60 * 1_000;

/** Removes what was begun more than a day ago and never finished. What is younger may still be at work. */
export function removeLeftOvers(folder: string, at: number): void {
  const young = unfinishedName(nameOfCopy(at - dayMs));
  const isLeftOver = (name: string) =>
    name.endsWith(unfinished) && named.test(name.slice(0, -unfinished.length)) && name < young;
  for (const name of readdirSync(folder).filter(isLeftOver)) rmSync(join(folder, name), { recursive: true });
}
