import type { FileInfo } from "../shared/model.ts";
import { wordsAsRead } from "../shared/words-as-read.ts";
import { count, say } from "./say.ts";
import type { ChatWords } from "./words.ts";

interface Said {
  text: string;
  /** Left out of what the server has not seen. */
  html?: string;
  files?: Pick<FileInfo, "kind" | "name">[];
}

/** What somebody said, in one line: their words, or else what they sent. */
export function saidIn({ text, html, files }: Said, words: Pick<ChatWords, "locale" | "files">): string {
  const line = html === undefined ? text.replace(/\s+/g, " ").trim() : wordsAsRead(html);
  const [first, ...others] = files ?? [];
  if (line !== "" || !first) return line;
  const isPhotos = first.kind === "picture" && others.every(({ kind }) => kind === "picture");
  if (isPhotos) return count(words, words.files.photo, others.length + 1);
  const name = say(words.files.file, { name: first.name });
  return others.length > 0 ? count(words, words.files.andMore, others.length, { name: first.name }) : name;
}
