import type { Language } from "../shared/language.ts";
import type { english } from "./en/english.ts";
import type { InAnyLanguage, Translated } from "./phrases.ts";

/*
 * All words that people read. A folder for each language, a file for each part of the product, plain data alone.
 *
 * To say something new: put it into the English part that it belongs to, then into the same part of every other
 * language; `npx tsc` names what is missing, and a place such as {name} that was forgotten. In a view, which gets
 * `words` as a prop:
 *
 *   words.thread.close                                    a phrase as it is
 *   say(words.thread.isTyping, { name })                  with something in its places
 *   count(words, words.inbox.unread, 3)                   counted: { one: "{count} unread", other: "{count} unread" }
 *   <Sentence text={words.people.linkFor} name={<bdi>…</bdi>} />   with markup in its places (views/words/sentence.tsx)
 *
 * Whole sentences only, never glued from pieces: other languages have another order. A new part is a file in each
 * folder, a line in each `english.ts`, `german.ts` … and, where the chat page's script needs it, in `chatParts`: its
 * words travel in the page, not in the script. On the server `wordsOf(req)` has the words of whoever asks. A refusal
 * (`AppError`) is written in English where it is thrown; its translations stand in the part `refusals`, and whoever
 * answers a person puts them in (src/words/refusals.ts).
 */

/** What a language has to have, with its own categories of number. */
export type German = Translated<typeof english, "one" | "other">;
export type Arabic = Translated<typeof english, "zero" | "one" | "two" | "few" | "many" | "other">;
export type Japanese = Translated<typeof english, "other">;

export type Catalogue = InAnyLanguage<typeof english>;

/** A catalogue, and how its reader writes numbers and dates. */
export interface Words extends Catalogue {
  language: Language;
  /** BCP 47: the language, with a region where the reader named one. */
  locale: string;
}

/** What the chat page and its script can say. */
const chatParts = [
  "bar",
  "composer",
  "files",
  "inbox",
  "notices",
  "said",
  "sheets",
  "shortcuts",
  "thread",
  "times",
] as const satisfies (keyof Catalogue)[];

export type ChatWords = Pick<Words, "language" | "locale" | (typeof chatParts)[number]>;

/** The words that travel with the chat page. */
export function chatWordsOf(words: Words): ChatWords {
  const parts = Object.fromEntries(chatParts.map((part) => [part, words[part]]));
  // The loop took every part that the type names.
  return { language: words.language, locale: words.locale, ...parts } as ChatWords;
}
