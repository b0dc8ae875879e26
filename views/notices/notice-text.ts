import { count } from "../../src/words/say.ts";
import type { ChatWords } from "../../src/words/words.ts";

/** What a notice says: the name of who wrote, and their words only for those who chose to show them. */
export function noticeText(
  { from, count: some, words: said }: { from: string; count: number; words: string },
  withWords: boolean,
  words: Pick<ChatWords, "locale" | "notices">,
): { title: string; body: string } {
  const title = from || "Parley";
  if (withWords && some === 1) return { title, body: shortened(said) };
  return { title, body: count(words, words.notices.newMessages, some) };
}

const longest = 160;

function shortened(words: string): string {
  const characters = [...words];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : words;
}
