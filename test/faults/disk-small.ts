import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, cpSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../app.ts";

/** A file system of a few megabytes in memory, which only those see who enter its world. */
export interface SmallDisk {
  /** Where it is, for a program that was started through `enter`. */
  folder: string;
  /** Put before a command: it runs where the disk is. */
  enter: string[];
  /** Leaves no byte free. */
  fill(): void;
  /** Gives back all that `fill` took. */
  free(): void;
  /** A copy of what is on it, outside. */
  copied(): Promise<string>;
}

/** Of a new world of mounts: as root, or as anybody where the system lets them be root within it. */
const worlds = [
  { make: ["-m"], enter: ["-m"] },
  { make: ["-r", "-m"], enter: ["-U", "-m", "--preserve-credentials"] },
];

/**
 * Whether small disks can be made here. Where they cannot, the tests that need one are skipped and say so; with
 * REQUIRE_TMPFS=1 they fail instead.
 */
export function canMount(): boolean {
  if (worldThatWorks()) return true;
  const sentence =
    "No file system can be mounted here, so nothing is known about full disks. " +
    "Run as root, or let users make namespaces (unshare -r -m must work).";
  if (process.env.REQUIRE_TMPFS === "1") throw new Error(sentence);
  console.warn(`SKIPPED: ${sentence}`);
  return false;
}

function worldThatWorks() {
  const mount = ["sh", "-c", "mount -t tmpfs tmpfs /tmp"];
  return worlds.find(({ make }) => spawnSync("unshare", [...make, ...mount]).status === 0);
}

/** Makes one; it is gone when the test ends. */
export async function smallDisk(megabytes: number): Promise<SmallDisk> {
  const world = worldThatWorks();
  if (!world) throw new Error("No file system can be mounted here.");
  const folder = await temporaryFolder();
  const mount = 'mount -t tmpfs -o size="$1" tmpfs "$0" && echo mounted && exec cat';
  const keeper = spawn("unshare", [...world.make, "sh", "-c", mount, folder, `${megabytes}m`], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void keeper.kill("SIGKILL"));
  await once(keeper.stdout, "data");

  const fromOutside = `/proc/${keeper.pid}/root${folder}`;
  const filler = join(fromOutside, "filler");
  return {
    folder,
    enter: ["nsenter", "-t", String(keeper.pid), ...world.enter],
    fill: () => fill(filler),
    free: () => rmSync(filler),
    async copied() {
      const copy = await temporaryFolder();
      cpSync(fromOutside, copy, { recursive: true });
      return copy;
    },
  };
}

function fill(file: string): void {
  const descriptor = openSync(file, "a");
  try {
    for (let length = 65_536; length >= 1; ) {
      try {
        if (writeSync(descriptor, Buffer.alloc(length)) < length) length = 1;
      } catch (error) {
        if (!isFull(error)) throw error;
        length = Math.floor(length / 2);
      }
    }
  } finally {
    closeSync(descriptor);
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOSPC";
}
