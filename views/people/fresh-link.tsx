import type { ComponentChildren } from "preact";
import type { Words } from "../../src/words/words.ts";
import { Sentence } from "../words/sentence.tsx";
import type { Times } from "../words/times.ts";

interface FreshLinkProps {
  words: Words;
  title: ComponentChildren;
  text: string;
  /** What the field with the link is called. */
  name: string;
  url: string;
  /** ms */
  expiresAt: number;
  times: Times;
}

/** A link to be handed to somebody, shown this once. */
export function FreshLink({ words, title, text, name, url, expiresAt, times }: FreshLinkProps) {
  return (
    <section class="invitation" aria-labelledby="fresh-link-title">
      <h2 class="invitation__title" id="fresh-link-title">
        {title}
      </h2>
      <p>{text}</p>
      <input class="field__input" readOnly value={url} aria-label={name} />
      <p class="invitation__end">
        <Sentence
          text={words.people.usableUntil}
          moment={<time dateTime={new Date(expiresAt).toISOString()}>{times.full(expiresAt)}</time>}
        />
      </p>
    </section>
  );
}
