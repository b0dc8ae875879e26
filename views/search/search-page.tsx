import type { OwnAccount, Person } from "../../src/shared/model.ts";
import type { SearchHit } from "../../src/shared/protocol.ts";
import { say } from "../../src/words/say.ts";
import type { Words } from "../../src/words/words.ts";
import { Bar } from "../parts/bar.tsx";
import { FormError } from "../parts/form-error.tsx";
import { named } from "../words/names-of-deleted.ts";
import { createTimes, type Place } from "../words/times.ts";
import { FoundMessage } from "./found-message.tsx";
import { type SearchFilter, SearchForm } from "./search-form.tsx";

export interface SearchPageProps {
  me: OwnAccount;
  words: Words;
  filter: SearchFilter;
  people: Person[];
  /** Null before anything was looked for. */
  found: SearchHit[] | null;
  /** Where what was found before these is. */
  older: string | null;
  error: string | null;
  place: Place;
}

/** What was said, by its words. */
export function SearchPage({ me, words, filter, people, found, older, error, place }: SearchPageProps) {
  const { search } = words;
  const times = createTimes(place, words);
  const callAs = <P extends Person | null>(person: P) => named(person, words.thread.deletedAccount);
  return (
    <div class="page">
      <Bar me={me} words={words} page="search" />
      <main class="search">
        <h1 class="team__title">{search.search}</h1>
        <SearchForm words={words} me={me} filter={filter} people={people.map(callAs)} />
        {error !== null && <FormError message={error} />}
        {found?.length === 0 && <NothingFound words={words} q={filter.q} />}
        {found !== null && found.length > 0 && (
          <ol class="search__list" aria-label={search.found}>
            {found.map((hit) => (
              <FoundMessage
                key={hit.messageId}
                words={words}
                hit={{ ...hit, with: callAs(hit.with) }}
                me={me}
                times={times}
              />
            ))}
          </ol>
        )}
        {older !== null && (
          <a class="button search__more" href={older} rel="next">
            {search.older}
          </a>
        )}
      </main>
    </div>
  );
}

/** Says what was looked for, and what may help. */
function NothingFound({ words: { search }, q }: { words: Words; q: string }) {
  return (
    <div class="search__none" role="status">
      <p class="search__none-title">
        {q.trim() === "" ? search.nothing : say(search.nothingFor, { words: q.trim() })}
      </p>
      <p>{search.advice}</p>
    </div>
  );
}
