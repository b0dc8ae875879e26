import { limits } from "../../src/shared/limits.ts";
import type { OwnAccount, Person } from "../../src/shared/model.ts";
import type { Words } from "../../src/words/words.ts";
import { Field } from "../parts/field.tsx";

/** As it was asked for; an empty text narrows nothing. */
export interface SearchFilter {
  q: string;
  with: string;
  from: string;
  /** As a date field writes it: 2026-03-14. */
  since: string;
  until: string;
  link: string;
  file: string;
}

interface SearchFormProps {
  words: Words;
  me: OwnAccount;
  filter: SearchFilter;
  people: Person[];
}

/** What to look for, and in what. */
export function SearchForm(props: SearchFormProps) {
  const { search } = props.words;
  return (
    <form class="search__form" method="get" action="/search">
      <div class="search__words">
        <label class="hidden" for="search-words">
          {search.words}
        </label>
        <input
          class="field__input"
          id="search-words"
          name="q"
          type="search"
          dir="auto"
          value={props.filter.q}
          maxLength={limits.searchLength}
          placeholder={search.placeholder}
        />
        <button class="button button--primary" type="submit">
          {search.search}
        </button>
      </div>
      <Narrowing {...props} />
    </form>
  );
}

function Narrowing({ words: { search }, me, filter, people }: SearchFormProps) {
  return (
    <div class="search__narrow">
      <Choice label={search.with} name="with" chosen={filter.with} all={search.anybody} people={people} />
      <Choice
        label={search.writtenBy}
        name="from"
        chosen={filter.from}
        all={search.eitherSide}
        people={[{ id: me.id, name: search.me }, ...people]}
      />
      <Field label={search.since} name="since" input={{ type: "date", value: filter.since }} />
      <Field label={search.until} name="until" input={{ type: "date", value: filter.until }} />
      <Check label={search.withLink} name="link" isChosen={filter.link !== ""} />
      <Check label={search.withFile} name="file" isChosen={filter.file !== ""} />
    </div>
  );
}

function Check({ label, name, isChosen }: { label: string; name: string; isChosen: boolean }) {
  return (
    <label class="search__check">
      <input type="checkbox" name={name} value="yes" checked={isChosen} />
      {label}
    </label>
  );
}

interface ChoiceProps {
  label: string;
  name: string;
  chosen: string;
  all: string;
  people: Person[];
}

function Choice({ label, name, chosen, all, people }: ChoiceProps) {
  return (
    <div class="field">
      <label class="field__label" for={`field-${name}`}>
        {label}
      </label>
      <select class="field__input" id={`field-${name}`} name={name}>
        <option value="">{all}</option>
        {people.map((person) => (
          <option key={person.id} value={person.id} selected={person.id === chosen}>
            {person.name}
          </option>
        ))}
      </select>
    </div>
  );
}
