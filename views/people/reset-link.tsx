import type { Person } from "../../src/shared/model.ts";
import type { Words } from "../../src/words/words.ts";
import { Sentence } from "../words/sentence.tsx";
import type { Times } from "../words/times.ts";

export interface ResetLink {
  person: Person;
  url: string;
  expiresAt: number;
}

/** A link to a new password, to be handed to its person. */
export function FreshResetLink({ words, link, times }: { words: Words; link: ResetLink; times: Times }) {
  const { people } = words;
  const { person, url, expiresAt } = link;
  return (
    <section class="invitation" aria-labelledby="reset-link-title">
      <h2 class="invitation__title" id="reset-link-title">
        <Sentence text={people.newPasswordFor} name={<bdi>{person.name}</bdi>} />
      </h2>
      <p>{people.resetText}</p>
      <input class="field__input" readOnly value={url} aria-label={people.resetLink} />
      <p class="invitation__end">
        <Sentence
          text={people.usableUntil}
          moment={<time dateTime={new Date(expiresAt).toISOString()}>{times.full(expiresAt)}</time>}
        />
      </p>
    </section>
  );
}
