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
import { AppError } from "../shared/errors.ts";

/**
 * The secret kept under this name in the folder, made the first time. Only its owner can read it. Whoever calls
 * must have the folder for itself: of two that make the secret at once, one would go on with a secret not kept.
 * Throws an AppError for a file that cannot be read, or that holds none.
 */
export function secretFile(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);
  if (existsSync(file)) chmodSync(file, 0o600);
  else writeSecretFile(folder, name, newSecret());
  return readSecret(file);
}

/** Anything shorter was not made here: an empty one would let everybody in. */
const leastLength = 16;

function readSecret(file: string): string {
  let secret: string;
  try {
    secret = readFileSync(file, "utf8").trim();
  } catch (cause) {
    throw new AppError("unavailable", `The secret in ${file} cannot be read.`, { cause });
  }
  if (secret.length >= leastLength) return secret;
  throw new AppError(
    "invalid",
    `The secret in ${file} is too short to be one. Remove the file to have one made.`,
  );
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
