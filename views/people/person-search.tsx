import type { Words } from "../../src/words/words.ts";
import { Field } from "../parts/field.tsx";

/** Finds people by name or address. */
export function PersonSearch({ words: { people }, search }: { words: Words; search: string }) {
  return (
    <form class="people-search" method="get" action="/people">
      <Field
        label={people.nameOrEmail}
        name="search"
        input={{ type: "search", value: search, maxLength: 254 }}
      />
      <button class="button" type="submit">
        {people.search}
      </button>
    </form>
  );
}
