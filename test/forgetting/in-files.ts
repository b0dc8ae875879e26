import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Which of these texts are in any file of the folder, whatever kind of file. */
export async function inFiles(folder: string, texts: string[]): Promise<string[]> {
  const files = await contentsOf(folder);
  return texts.filter((text) => files.some((content) => content.includes(text)));
}

/** Everything in any file of the folder that looks like this, each once. */
export async function likeThisInFiles(folder: string, pattern: RegExp): Promise<Set<string>> {
  const files = await contentsOf(folder);
  return new Set(files.flatMap((content) => content.match(pattern) ?? []));
}

function contentsOf(folder: string): Promise<string[]> {
  // A file may go while we look: the write-ahead log does when the last one closes it.
  const read = (name: string) => readFile(join(folder, name), "latin1").catch(() => "");
  return Promise.all(globSync("**/*", { cwd: folder, exclude: ["lock.db"] }).map(read));
}
