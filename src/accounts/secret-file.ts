import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The secret kept under this name in the folder, made the first time. Only its owner can read it. */
export function secretFile(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);
  try {
    // `wx`: of two programs that start at once, one makes the secret and the other reads it.
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!isExisting(error)) throw error;
    chmodSync(file, 0o600);
  }
  return readFileSync(file, "utf8").trim();
}

/** Forgets a secret that has done its work. */
export function removeSecretFile(folder: string, name: string): void {
  rmSync(join(folder, name), { force: true });
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}
