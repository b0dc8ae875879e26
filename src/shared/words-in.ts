/** How text becomes words to search by. The server alone does this; changing it means a new number. */
export const foldingVersion = 1;

export interface Word {
  /** Folded: small letters, without accents and other marks above or below letters. */
  word: string;
  /** Where it stands in the text, in UTF-16 units; `end` is past its last. */
  start: number;
  end: number;
}

/**
 * The words of a text, in order. Scripts that put no space between words give one word for each character: what is
 * looked for is then a row of them.
 */
export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: found, index } of text.matchAll(pieces)) {
    const word = folded(found);
    if (word !== "") words.push({ word, start: index, end: index + found.length });
  }
  return words;
}

const unspaced = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}]";
const pieces = new RegExp(`${unspaced}[\\p{M}ー゛゜ﾞﾟ]*|(?:(?!${unspaced})[\\p{L}\\p{N}][\\p{M}ـ]*)+`, "gu");

/** NFKC at the end: what is no mark of this kind, such as the two dots of か and が, belongs to its letter. */
function folded(piece: string): string {
  const bare = piece.toLowerCase().normalize("NFKD").replaceAll(droppedMarks, "");
  return bare
    .normalize("NFKC")
    .replaceAll(/[ßىة]/g, (letter) => likeness[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, "");
}

/** Accents of Latin, Greek and Cyrillic; vowel signs of Hebrew and Arabic, and the line that stretches a word. */
const droppedMarks = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g;

/** Letters that people write one for the other. */
const likeness: Record<string, string> = { ß: "ss", ى: "ي", ة: "ه" };
