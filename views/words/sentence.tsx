import type { ComponentChildren } from "preact";
import type { PlacesIn } from "../../src/words/phrases.ts";

type SentenceProps<Text extends string> = { text: Text } & Record<PlacesIn<Text>, ComponentChildren>;

/** A sentence with markup in its places, wherever in it the language has them. */
export function Sentence<Text extends string>({ text, ...places }: SentenceProps<Text>) {
  const known: Record<string, ComponentChildren> = places;
  return <>{text.split(/(\{\w+\})/).map((piece) => known[piece.slice(1, -1)] ?? piece)}</>;
}
