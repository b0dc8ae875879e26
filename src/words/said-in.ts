import type { FileInfo } from "../shared/model.ts";
import { count, say } from "./say.ts";
import type { ChatWords } from "./words.ts";

interface Said {
  text: string;
  files?: Pick<FileInfo, "kind" | "name">[];
}

/** What somebody said, in one line: their words, or else what they sent. */
export function saidIn({ text, files }: Said, words: Pick<ChatWords, "locale" | "files">): string {
  const line = text.replace(/\s+/g, " ").trim();
  const [first, ...others] = files ?? [];
  if (line !== "" || !first) return line;
  const isPhotos = first.kind === "picture" && others.every(({ kind }) => kind === "picture");
  if (isPhotos) return count(words, words.files.photo, others.length + 1);
  const name = say(words.files.file, { name: first.name });
  return others.length > 0 ? count(words, words.files.andMore, others.length, { name: first.name }) : name;
}
