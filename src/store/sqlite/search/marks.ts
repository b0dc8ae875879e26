import type Database from "better-sqlite3";
import { wordsIn } from "../../../shared/words-in.ts";

/** What the index keeps of a message beside its words, as words of its own: small numbers of account rows. */
export const marks = {
  party: (account: number) => `p${account}`,
  author: (account: number) => `f${account}`,
  link: "link",
};

/** Teaches a connection the functions that the triggers of 0004-search.sql call. */
export function defineSearchFunctions(database: Database.Database): void {
  database.function("words_of", { deterministic: true }, (text: string) =>
    wordsIn(text)
      .map(({ word }) => word)
      .join(" "),
  );
  database.function(
    "marks_of",
    { deterministic: true },
    (text: string, author: number, sender: number, receiver: number | null) =>
      [
        marks.author(author),
        marks.party(sender),
        ...(receiver === null ? [] : [marks.party(receiver)]),
        ...(/https?:\/\/\S/i.test(text) ? [marks.link] : []),
      ].join(" "),
  );
}
