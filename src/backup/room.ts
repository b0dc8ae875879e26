import { statfsSync, statSync } from "node:fs";
import { AppError } from "../shared/errors.ts";

/** What a database grows by while it is copied, and the small files beside it. */
const reserve = 16_000_000;

/** Throws an AppError `unavailable` where a disk has not so many bytes left. */
export function assertRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const needed = bytes + reserve;
  if (bavail * bsize < needed) {
    const sentence = `The disk of ${folder} has no room: ${megabytes(needed)} are needed, ${megabytes(bavail * bsize)} free.`;
    throw new AppError("unavailable", sentence);
  }
}

export function spaceOf(file: string): number {
  return statSync(file).size;
}

export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000_000).toLocaleString("en")} MB`;
}
