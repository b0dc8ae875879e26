import type Database from "better-sqlite3";
import { wordsIn } from "../../../shared/words-in.ts";
import { filesIn } from "../file-rows.ts";

/** What the index keeps of a message beside its words, as words of its own: small numbers of account rows. */
export const marks = {
  party: (account: number) => `p${account}`,
  author: (account: number) => `f${account}`,
  link: "link",
  file: "file",
};

/** Teaches a connection the functions that the triggers of 0007-files.sql call: `files` is JSON, as they travel. */
export function defineSearchFunctions(database: Database.Database): void {
  database.function("words_of", { deterministic: true }, (text: string, files: string | null) =>
    [text, ...filesIn(files).map(({ name }) => name)]
      .flatMap((part) => wordsIn(part).map(({ word }) => word))
      .join(" "),
  );
  database.function(
    "marks_of",
    { deterministic: true },
    (text: string, files: string | null, author: number, sender: number, receiver: number | null) =>
      [
        marks.author(author),
        marks.party(sender),
        ...(receiver === null ? [] : [marks.party(receiver)]),
        ...(/https?:\/\/\S/i.test(text) ? [marks.link] : []),
        ...(files === null ? [] : [marks.file]),
      ].join(" "),
  );
}
