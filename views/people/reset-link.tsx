import type { Person } from "../../src/shared/model.ts";
import type { Words } from "../../src/words/words.ts";
import { Sentence } from "../words/sentence.tsx";
import type { Times } from "../words/times.ts";
import { FreshLink } from "./fresh-link.tsx";

export interface ResetLink {
  person: Person;
  url: string;
  expiresAt: number;
}

/** A link to a new password, to be handed to its person. */
export function FreshResetLink({ words, link, times }: { words: Words; link: ResetLink; times: Times }) {
  const { people } = words;
  const { person, ...rest } = link;
  return (
    <FreshLink
      {...rest}
      words={words}
      title={<Sentence text={people.newPasswordFor} name={<bdi>{person.name}</bdi>} />}
      text={people.resetText}
      name={people.resetLink}
      times={times}
    />
  );
}
