import { once } from "node:events";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import type { Response } from "express";
import { ZipFile } from "yazl";

/** One file of a folder, made only when it is its turn. */
export interface FileToSend {
  name: string;
  content: AsyncIterable<string | Uint8Array>;
  /** What is compressed already stays as it is. */
  isCompressed?: boolean;
}

/** Answers with a zip of the files, one after the other, as fast as they are taken. Rejects where it ends early. */
export async function sendZip(res: Response, files: AsyncIterable<FileToSend>, at: Date): Promise<void> {
  const zip = new ZipFile();
  // NOTE without a listener it would end the process; `pack` hears of it from the file itself.
  zip.on("error", () => {});
  const gone = new AbortController();
  const closed = once(res, "close").then(() => gone.abort());
  zip.outputStream.pipe(res);
  try {
    await pack(zip, files, at, gone.signal);
    await closed;
  } catch (error) {
    res.destroy();
    throw error;
  }
}

async function pack(zip: ZipFile, files: AsyncIterable<FileToSend>, at: Date, signal: AbortSignal) {
  for await (const { name, content, isCompressed = false } of files) {
    const stream = Readable.from(content, { objectMode: false });
    zip.addReadStream(stream, name, { mtime: at, compress: !isCompressed });
    await finished(stream, { signal, cleanup: true });
  }
  zip.end();
}
