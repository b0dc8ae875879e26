import type { Catalogue } from "../../src/words/words.ts";

/** English in brackets, with accents and two fifths longer: what is not in brackets on a page was never translated. */
export function pseudo(catalogue: Catalogue): Catalogue {
  return inPseudo(catalogue) as Catalogue; // The same shape, phrase by phrase.
}

function inPseudo(value: unknown): unknown {
  if (typeof value === "string") return pseudoPhrase(value);
  const entries = Object.entries(value as object); // A catalogue is made of objects and texts.
  return Object.fromEntries(entries.map(([key, inner]) => [key, inPseudo(inner)]));
}

function pseudoPhrase(phrase: string): string {
  const accented = phrase
    .split(/(\{\w+\})/)
    .map((piece) =>
      piece.startsWith("{") ? piece : piece.replace(/[aeiou]/g, (letter) => accents[letter] ?? letter),
    )
    .join("");
  return `⟦${accented}${" ~ö".repeat(Math.ceil((phrase.length * 0.4) / 3))}⟧`;
}

const accents: Record<string, string> = { a: "à", e: "ë", i: "î", o: "ø", u: "ü" };
