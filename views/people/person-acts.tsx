import type { PersonListing } from "../../src/shared/sign-ins.ts";
import { say } from "../../src/words/say.ts";
import type { Words } from "../../src/words/words.ts";

interface Props {
  words: Words;
  person: PersonListing;
  /** Where the list was, to come back to. */
  keep: { search: string; after: string };
}

/** What the owner can do about somebody's account. */
export function PersonActs({ words: { people }, person, keep }: Props) {
  const { name } = person;
  return (
    <div class="person__acts">
      {actsOn(person, people).map(({ path, label, whole }) => (
        <form key={path} method="post" action={addressOf(person, path)}>
          {keep.search && <input type="hidden" name="search" value={keep.search} />}
          {keep.after && <input type="hidden" name="after" value={keep.after} />}
          <button class="button button--small" type="submit" aria-label={say(whole, { name })}>
            {label}
          </button>
        </form>
      ))}
      <a
        class="button button--small button--danger"
        aria-label={say(people.deleteFor, { name })}
        href={addressOf(person, "delete")}
      >
        {people.delete}
      </a>
    </div>
  );
}

interface Act {
  path: "disable" | "enable" | "reset-link" | "two-factor/remove";
  label: string;
  /** The same with whom it is about, for whoever listens. */
  whole: `${string}{name}${string}`;
}

function actsOn({ disabledAt, twoFactorSince }: PersonListing, people: Words["people"]): Act[] {
  const mayEnter = disabledAt === null;
  const { makeResetLink, makeResetLinkFor, turnOffTwoFactor, turnOffTwoFactorFor } = people;
  const acts: (Act | false)[] = [
    mayEnter && { path: "reset-link", label: makeResetLink, whole: makeResetLinkFor },
    mayEnter && { path: "disable", label: people.disable, whole: people.disableFor },
    !mayEnter && { path: "enable", label: people.enable, whole: people.enableFor },
    twoFactorSince !== null && {
      path: "two-factor/remove",
      label: turnOffTwoFactor,
      whole: turnOffTwoFactorFor,
    },
  ];
  return acts.filter((act) => act !== false);
}

function addressOf({ id }: PersonListing, path: string): string {
  return `/people/${encodeURIComponent(id)}/${path}`;
}
