import type { Segment } from "../shared/protocol.ts";
import { type Word, wordsIn } from "../shared/words-in.ts";
import type { SearchTerm } from "./store-requests.ts";

/** About three lines of a list, in UTF-16 units; and how much of it stands before the first hit. */
const excerptLength = 220;
const leadLength = 60;
/** How far on a gap between words is looked for; scripts without spaces have none. */
const reach = 20;

/** The part of a text around the first thing that was looked for, in pieces that say which are hits. */
export function excerptOf(text: string, terms: SearchTerm[]): Segment[] {
  const hits = hitsIn(wordsIn(text), terms);
  const { from, to } = windowOf(text, hits[0]?.start ?? 0);
  const pieces: Segment[] = from > 0 ? [{ text: "…", hit: false }] : [];
  let end = from;
  for (const hit of hits.filter(({ start, end: past }) => start >= from && past <= to)) {
    pieces.push({ text: text.slice(end, hit.start), hit: false });
    pieces.push({ text: text.slice(hit.start, hit.end), hit: true });
    end = hit.end;
  }
  pieces.push({ text: text.slice(end, to) + (to < text.length ? "…" : ""), hit: false });
  return pieces.filter((piece) => piece.text !== "");
}

interface Stretch {
  start: number;
  end: number;
}

/** In order and without overlaps. */
function hitsIn(words: Word[], terms: SearchTerm[]): Stretch[] {
  const all = terms.flatMap((term) => stretchesOf(words, term)).sort((a, b) => a.start - b.start);
  const joined: Stretch[] = [];
  for (const { start, end } of all) {
    const last = joined.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

function stretchesOf(words: Word[], { words: wanted, isPrefix }: SearchTerm): Stretch[] {
  const isHere = (at: number) =>
    wanted.every((word, nth) => {
      const here = words[at + nth]?.word;
      return isPrefix && nth === wanted.length - 1 ? here?.startsWith(word) : here === word;
    });
  return words.flatMap(({ start }, at) => {
    const last = words[at + wanted.length - 1];
    return last && isHere(at) ? { start, end: last.end } : [];
  });
}

/** Begins and ends between words, and never within a character. */
function windowOf(text: string, firstHit: number): { from: number; to: number } {
  if (text.length <= excerptLength) return { from: 0, to: text.length };
  const from = firstHit <= leadLength ? 0 : wholeCharacter(text, firstHit - leadLength);
  return { from, to: wholeCharacter(text, Math.min(text.length, from + excerptLength)) };
}

function wholeCharacter(text: string, at: number): number {
  const space = text.slice(at, at + reach).search(/\s/);
  if (space >= 0) return at + space + 1;
  return /^[\udc00-\udfff]/.test(text.slice(at, at + 1)) ? at + 1 : at;
}
