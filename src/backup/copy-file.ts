import { createHash, type Hash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { mkdir, open, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** Copies a file to the disk, for its owner alone; answers the SHA-256 of what was read. */
export async function copyFile(from: string, to: string): Promise<string> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const file = await open(to, "wx", 0o600);
  try {
    const digest = await read(from, (piece) => file.writeFile(piece));
    await file.sync();
    return digest;
  } finally {
    await file.close();
  }
}

/** The same for one that may be taken away at any moment; null if it was. */
export async function copyIfThere(from: string, to: string): Promise<string | null> {
  if (!existsSync(from)) return null;
  try {
    return await copyFile(from, to);
  } catch (error) {
    await rm(to, { force: true });
    if (!existsSync(from)) return null;
    throw error;
  }
}

export function digestOf(path: string): Promise<string> {
  return read(path, () => undefined);
}

async function read(from: string, take: (piece: Buffer) => unknown): Promise<string> {
  const hash: Hash = createHash("sha256");
  for await (const piece of createReadStream(from, { highWaterMark: 1 << 20 })) {
    hash.update(piece);
    await take(piece);
  }
  return hash.digest("hex");
}
