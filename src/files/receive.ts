import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { AppError } from "../shared/errors.ts";
import { headLength } from "./type-by-content.ts";

export interface Received {
  size: number;
  /** SHA-256, in hexadecimal digits. */
  digest: string;
  /** How it begins. */
  head: Buffer;
}

/** Writes what arrives to a file, never more of it at once than came in one piece. Throws `too_large` beyond `most` bytes. */
export async function receive(body: AsyncIterable<Buffer>, path: string, most: number): Promise<Received> {
  const hash = createHash("sha256");
  let size = 0;
  let head = Buffer.alloc(0);
  const file = await open(path, "wx", 0o600);
  try {
    for await (const piece of whole(body)) {
      size += piece.length;
      if (size > most) throw tooLarge(most);
      hash.update(piece);
      if (head.length < headLength) head = Buffer.concat([head, piece]).subarray(0, headLength);
      await file.writeFile(piece);
    }
  } finally {
    await file.close();
  }
  return { size, digest: hash.digest("hex"), head };
}

/** Throws `invalid` where it ends before its end: the other side is gone, and nothing of ours is wrong. */
async function* whole(body: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  try {
    yield* body;
  } catch (cause) {
    throw new AppError("invalid", "The file did not arrive whole. Please send it again.", { cause });
  }
}

export function tooLarge(most: number): AppError {
  return new AppError("too_large", `A file can have up to ${Math.floor(most / 1_000_000)} MB.`);
}
