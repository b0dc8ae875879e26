import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openStore } from "../../../src/store/open-store.ts";
import type { Chance } from "../chance.ts";
import { extent } from "../extent.ts";
import { Disk, type Files } from "./disk.ts";
import type { Recording } from "./record.ts";
import { brokenPromises } from "./stored.ts";
import { anySurvival } from "./survival.ts";
import { editionsIn } from "./talk.ts";
import type { Event } from "./trace.ts";

/**
 * One in how many disks is opened by the whole store before it is looked into. Its thread takes longer to start
 * than all the rest; those on which the schema may be half made are all opened by it.
 */
const opensOneIn = extent(1, 4);

/** A disk as it may be found after the power went at a moment of a recording. */
interface Image {
  /** For people: when the power went, and what survived. */
  name: string;
  files: Files;
  /** How many texts of each message had been told of, by number. */
  told: Map<number, number>;
}

/** Draws so many moments and, for each, a disk; answers everything that is wrong with any, with its name. */
export async function lossesIn(recording: Recording, count: number, folder: string, chance: Chance) {
  const losses: string[] = [];
  for (const image of imagesOf(recording.events, count, chance)) {
    layOut(image.files, folder);
    const isWhole = image.told.size === 0 || chance.isOne(opensOneIn);
    const found = isWhole ? await refusalsOf(folder) : [];
    if (found.length === 0) found.push(...lossesOf(image, recording, folder));
    losses.push(...found.map((what) => `${image.name}: ${what}`));
  }
  return losses;
}

/** The folder as the recorded events leave it, while the power lasts. */
export function replayed(events: Event[]): Files {
  const disk = new Disk();
  for (const event of events) disk.apply(event);
  return disk.content();
}

function* imagesOf(events: Event[], count: number, chance: Chance): Generator<Image> {
  const moments = momentsOf(events, count, chance);
  const disk = new Disk();
  const told = new Map<number, number>();
  for (const [order, event] of events.entries()) {
    disk.apply(event);
    if (event.kind === "told") {
      for (const { number, edition } of editionsIn(event.data)) {
        told.set(number, Math.max(told.get(number) ?? 0, edition));
      }
    }
    for (let copies = moments.get(order) ?? 0; copies > 0; copies -= 1) {
      const survival = anySurvival(chance, disk.order);
      const name = `power lost after event ${order} (${event.kind}), ${survival.name}`;
      yield { name, files: disk.afterPowerLoss(survival), told: new Map(told) };
    }
  }
}

/** Moments by event: any at all, right after somebody was told something, and while the log is put away. */
function momentsOf(events: Event[], count: number, chance: Chance): Map<number, number> {
  const orders = [...events.keys()];
  const answers = orders.filter((order) => isAbout(events[order], (event) => event.kind === "told"));
  const putAway = orders.filter((order) =>
    isAbout(events[order], (event) => "file" in event && event.file === "parley.db"),
  );
  const moments = new Map<number, number>();
  for (let drawn = 0; drawn < count; drawn += 1) {
    const order = chance.pick(chance.pick([orders, answers, answers, putAway]));
    moments.set(order, (moments.get(order) ?? 0) + 1);
  }
  return moments;
}

function isAbout(event: Event | undefined, question: (event: Event) => boolean): boolean {
  return event !== undefined && question(event);
}

function layOut(files: Files, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of files) {
    if (!name.endsWith("-shm")) writeFileSync(join(folder, name), content);
  }
}

/** What the store says against a folder that it must open. */
async function refusalsOf(dataDir: string): Promise<string[]> {
  const refusals: string[] = [];
  try {
    const store = await openStore({ dataDir, onFatal: (error) => refusals.push(error.message) });
    await store.ready();
    await store.close();
  } catch (error) {
    refusals.push(`The store does not open: ${String(error)}`);
  }
  return refusals;
}

function lossesOf({ files, told }: Image, { wishes, files: real }: Recording, folder: string): string[] {
  const losses = brokenPromises(folder, wishes, ({ number }) => told.get(number) ?? 0);
  const secret = real.get("secret.key");
  if (told.size > 0 && !(secret && files.get("secret.key")?.equals(secret))) {
    losses.push("The secret that signs everybody's sessions is lost.");
  }
  return losses;
}
