import { DiskFile } from "./disk-file.ts";
import type { Survival } from "./survival.ts";
import type { Event } from "./trace.ts";

/** A folder by name. */
export type Files = Map<string, Buffer>;

/** A name's file from now on; null once it has none. */
type Naming = { name: string; file: DiskFile | null; order: number };

/** A folder on a disk, fed with what a program does to it, event by event. */
export class Disk {
  #order = 0;
  #names = new Map<string, DiskFile>();
  #syncedNames = new Map<string, DiskFile>();
  #pendingNames: Naming[] = [];

  apply(event: Event): void {
    const order = this.#order++;
    switch (event.kind) {
      case "create":
        if (!this.#names.has(event.file)) this.#name(event.file, new DiskFile(), order);
        break;
      case "unlink":
        this.#name(event.file, null, order);
        break;
      case "link":
      case "rename":
        this.#name(event.to, this.#file(event.file), order);
        if (event.kind === "rename") this.#name(event.file, null, order);
        break;
      case "write":
        if (event.at === null) this.#file(event.file).append(order, event.data);
        else this.#file(event.file).change({ order, at: event.at, data: event.data });
        break;
      case "truncate":
        this.#file(event.file).change({ order, size: event.size });
        break;
      case "sync":
        if (event.file === null) this.#syncNames(event.covers);
        else this.#file(event.file).sync(event.covers);
        break;
    }
  }

  /** As every program sees it while the power lasts. */
  content(): Files {
    return new Map([...this.#names].map(([name, file]) => [name, file.content()]));
  }

  /** What may be found after the power went now. Names appear and vanish in the order in which they were given. */
  afterPowerLoss(survival: Survival): Files {
    const names = new Map(this.#syncedNames);
    for (const naming of this.#pendingNames) {
      if (!survival.survives(naming.order)) break;
      rename(names, naming);
    }
    return new Map([...names].map(([name, file]) => [name, file.afterPowerLoss(survival)]));
  }

  /** How many events came before. */
  get order(): number {
    return this.#order;
  }

  #file(name: string): DiskFile {
    const file = this.#names.get(name);
    if (!file) throw new Error(`The trace uses ${name}, which it never made.`);
    return file;
  }

  #name(name: string, file: DiskFile | null, order: number): void {
    const naming = { name, file, order };
    rename(this.#names, naming);
    this.#pendingNames.push(naming);
  }

  #syncNames(covers: number): void {
    for (const naming of this.#pendingNames) if (naming.order < covers) rename(this.#syncedNames, naming);
    this.#pendingNames = this.#pendingNames.filter(({ order }) => order >= covers);
  }
}

function rename(names: Map<string, DiskFile>, { name, file }: Naming): void {
  if (file) names.set(name, file);
  else names.delete(name);
}
