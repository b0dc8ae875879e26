import type { OwnAccount, Presence } from "../../src/shared/model.ts";
import type { PersonListing } from "../../src/shared/sign-ins.ts";
import type { Words } from "../../src/words/words.ts";
import { Bar } from "../parts/bar.tsx";
import { createTimes, type Place } from "../words/times.ts";
import { PersonRow } from "./person-row.tsx";
import { PersonSearch } from "./person-search.tsx";
import { FreshResetLink, type ResetLink } from "./reset-link.tsx";

export interface PeoplePageProps {
  me: OwnAccount;
  words: Words;
  people: PersonListing[];
  presences: Presence[];
  search: string;
  /** The id of the last person of the page before; empty on the first page. */
  after: string;
  /** Where the list goes on. */
  next: string | null;
  /** A fresh link, shown this once. */
  resetLink?: ResetLink | undefined;
  place: Place;
}

/** Everybody who has an account, for the owner. */
export function PeoplePage(props: PeoplePageProps) {
  const { me, words, people, presences, search, after, next, resetLink, place } = props;
  const { people: says } = words;
  const times = createTimes(place, words);
  return (
    <div class="page">
      <Bar me={me} words={words} page="people" />
      <main class="team">
        <h1 class="team__title">{says.people}</h1>
        <p class="team__lead">{says.peopleLead}</p>
        {resetLink && <FreshResetLink words={words} link={resetLink} times={times} />}
        <PersonSearch words={words} search={search} />
        {people.length === 0 && <p class="people-none">{says.nobody}</p>}
        {people.length > 0 && (
          <ul class="people">
            {people.map((person) => (
              <PersonRow
                words={words}
                key={person.id}
                person={person}
                presence={presences.find(({ accountId }) => accountId === person.id)}
                isMe={person.id === me.id}
                {...{ search, after, times }}
              />
            ))}
          </ul>
        )}
        {next !== null && (
          <p>
            <a class="button" href={next} rel="next">
              {says.more}
            </a>
          </p>
        )}
      </main>
    </div>
  );
}
