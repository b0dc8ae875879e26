import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

/**
 * The secret kept under this name in the folder, made the first time. Only its owner can read it. Whoever calls
 * must have the folder for itself: of two that make the secret at once, one would go on with a secret not kept.
 */
export function secretFile(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);
  if (existsSync(file)) chmodSync(file, 0o600);
  else writeSecretFile(folder, name, newSecret());
  return readFileSync(file, "utf8").trim();
}

/** Forgets a secret that has done its work. */
export function removeSecretFile(folder: string, name: string): void {
  rmSync(join(folder, name), { force: true });
}

/** 256 random bits. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** NOTE what a secret signed must not outlive it: it is on the disk, whole and under its name, before it is used. */
export function writeSecretFile(folder: string, name: string, secret: string): void {
  const file = join(folder, name);
  const unfinished = `${file}.new`;
  rmSync(unfinished, { force: true });
  const descriptor = openSync(unfinished, "wx", 0o600);
  try {
    writeSync(descriptor, secret);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(unfinished, file);
  syncFolder(folder);
}

function syncFolder(folder: string): void {
  if (process.platform === "win32") return; // Folders cannot be opened there, and their journal keeps the order.
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
