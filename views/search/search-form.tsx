import { limits } from "../../src/shared/limits.ts";
import type { OwnAccount, Person } from "../../src/shared/model.ts";
import { Field } from "../parts/field.tsx";
import type { SearchFilter } from "./search-page.tsx";

interface SearchFormProps {
  me: OwnAccount;
  filter: SearchFilter;
  people: Person[];
}

/** What to look for, and in what. */
export function SearchForm({ me, filter, people }: SearchFormProps) {
  return (
    <form class="search__form" method="get" action="/search">
      <div class="search__words">
        <label class="hidden" for="search-words">
          Words to look for
        </label>
        <input
          class="field__input"
          id="search-words"
          name="q"
          type="search"
          dir="auto"
          value={filter.q}
          maxLength={limits.searchLength}
          placeholder="Words, or “words in a row”"
        />
        <button class="button button--primary" type="submit">
          Search
        </button>
      </div>
      <div class="search__narrow">
        <Choice label="With" name="with" chosen={filter.with} all="Anybody" people={people} />
        <Choice
          label="Written by"
          name="from"
          chosen={filter.from}
          all="Either side"
          people={[{ id: me.id, name: "Me" }, ...people]}
        />
        <Field label="From day" name="since" input={{ type: "date", value: filter.since }} />
        <Field label="Until day" name="until" input={{ type: "date", value: filter.until }} />
        <label class="search__check">
          <input type="checkbox" name="link" value="yes" checked={filter.link !== ""} />
          With a link
        </label>
        <label class="search__check">
          <input type="checkbox" name="file" value="yes" checked={filter.file !== ""} />
          With a file
        </label>
      </div>
    </form>
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
