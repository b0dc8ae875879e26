import type { Survival } from "./survival.ts";

/** The smallest piece that a disk writes whole or not at all, in bytes. */
export const sectorLength = 512;

export type Change = { order: number } & ({ at: number; data: Buffer } | { size: number });

/** One file: what is on the disk for sure, and what the system has been given since. */
export class DiskFile {
  #synced: Buffer = Buffer.alloc(0);
  #pending: Change[] = [];

  /** As every reader sees it while the power lasts. */
  content(): Buffer {
    return patched(this.#synced, this.#pending);
  }

  change(change: Change): void {
    this.#pending.push(change);
  }

  append(order: number, data: Buffer): void {
    this.change({ order, at: this.content().length, data });
  }

  /** All that began before the event number `covers` is on the disk from now on. */
  sync(covers: number): void {
    const covered = this.#pending.filter(({ order }) => order < covers);
    this.#synced = patched(this.#synced, covered);
    this.#pending = this.#pending.filter(({ order }) => order >= covers);
  }

  /**
   * What may be found after the power went. A sector may have been written at any moment, with all that stood in
   * it by then; the file's length is kept apart, and may have grown over sectors that were never written.
   */
  afterPowerLoss(survival: Survival): Buffer {
    const survivors = this.#survivors(survival);
    const file = patched(this.#synced, survivors);
    const full = this.content().length;
    const grows = survivors.length > 0 && survival.growsBlindly && full > file.length;
    return grows ? patched(file, [{ order: 0, size: full }]) : file;
  }

  /** The pieces of changes that reached the disk, in order. */
  #survivors(survival: Survival): Change[] {
    const lost = this.#pending.findIndex((change) => "size" in change && !survival.survives(change.order));
    const possible = lost < 0 ? this.#pending : this.#pending.slice(0, lost);
    const writtenUntil = new Map<number, number>();
    const pieces = possible.flatMap((change) => ("size" in change ? [change] : sectors(change)));
    for (const piece of pieces) {
      if ("size" in piece) continue;
      const sector = Math.floor(piece.at / sectorLength);
      if (survival.survives(piece.order, sector)) writtenUntil.set(sector, piece.order);
    }
    return pieces.filter((piece) => {
      if ("size" in piece) return true;
      return piece.order <= (writtenUntil.get(Math.floor(piece.at / sectorLength)) ?? -1);
    });
  }
}

function sectors({ order, at, data }: { order: number; at: number; data: Buffer }): Change[] {
  const pieces: Change[] = [];
  for (let from = 0; from < data.length; ) {
    const length = sectorLength - ((at + from) % sectorLength);
    pieces.push({ order, at: at + from, data: data.subarray(from, from + length) });
    from += length;
  }
  return pieces;
}

function patched(file: Buffer, changes: Change[]): Buffer {
  const ends = changes.map((change) => ("size" in change ? change.size : change.at + change.data.length));
  const room = Buffer.alloc(ends.reduce((most, end) => Math.max(most, end), file.length));
  file.copy(room);
  let length = file.length;
  for (const change of changes) {
    if ("size" in change) {
      room.fill(0, change.size);
      length = change.size;
    } else {
      change.data.copy(room, change.at);
      length = Math.max(length, change.at + change.data.length);
    }
  }
  return room.subarray(0, length);
}
