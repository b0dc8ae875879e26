import type { WireError } from "../../src/shared/errors.ts";
import type { OwnAccount } from "../../src/shared/model.ts";
import type { Words } from "../../src/words/words.ts";
import { Bar } from "../parts/bar.tsx";
import { Field } from "../parts/field.tsx";
import { FormError } from "../parts/form-error.tsx";

export interface DeletePersonPageProps {
  me: OwnAccount;
  words: Words;
  person: OwnAccount;
  /** Why it was not done. */
  error?: WireError | undefined;
}

/** Asks the owner once more before somebody's account is gone, and says what stays. */
export function DeletePersonPage({ me, words, person, error }: DeletePersonPageProps) {
  const { people } = words;
  return (
    <div class="page">
      <Bar me={me} words={words} page="people" />
      <main class="team">
        <h1 class="team__title">{people.deleteTitle}</h1>
        <form class="form sheet" method="post" action={`/people/${encodeURIComponent(person.id)}/delete`}>
          <h2 class="sheet__title">
            <bdi>{person.name}</bdi>
            <bdi class="person__address">{person.email}</bdi>
          </h2>
          <p>{people.deleteText}</p>
          <p>{people.deleteStays}</p>
          <p>{people.deleteInstead}</p>
          <FormError message={error?.fields ? undefined : error?.message} />
          <Field
            label={people.ownPassword}
            name="current"
            error={error?.fields?.current}
            input={{ type: "password", autocomplete: "current-password", required: true }}
          />
          <p class="two-factor__buttons">
            <button class="button button--danger" type="submit">
              {people.deleteButton}
            </button>
            <a class="button" href={`/people#${encodeURIComponent(person.id)}`}>
              {people.keep}
            </a>
          </p>
        </form>
      </main>
    </div>
  );
}
