import type { PersonListing } from "../../src/shared/sign-ins.ts";
import { say } from "../../src/words/say.ts";
import type { Words } from "../../src/words/words.ts";
import { Avatar } from "../parts/avatar.tsx";
import { Sentence } from "../words/sentence.tsx";
import type { Times } from "../words/times.ts";

interface Props {
  words: Words;
  person: PersonListing;
  isMe: boolean;
  /** Where the list was, to come back to. */
  search: string;
  after: string;
  times: Times;
}

/** Somebody, with what the owner can do about their account. */
export function PersonRow({ words, person, isMe, search, after, times }: Props) {
  const { people } = words;
  const keep = { search, after };
  const name = <bdi>{person.name}</bdi>;
  return (
    <li class="person person--managed" id={person.id}>
      <Avatar person={person} />
      <p class="person__name">
        {isMe ? <Sentence text={people.you} name={name} /> : name}
        <bdi class="person__address">{person.email}</bdi>
        <span class="person__facts">{factsOf(person, times, words)}</span>
      </p>
      {!isMe && (
        <div class="person__acts">
          {person.disabledAt === null ? (
            <>
              <Act
                person={person}
                does="reset-link"
                keep={keep}
                label={people.makeResetLink}
                whole={people.makeResetLinkFor}
              />
              <Act
                person={person}
                does="disable"
                keep={keep}
                label={people.disable}
                whole={people.disableFor}
              />
            </>
          ) : (
            <Act person={person} does="enable" keep={keep} label={people.enable} whole={people.enableFor} />
          )}
          <a
            class="button button--small button--danger"
            aria-label={say(people.deleteFor, { name: person.name })}
            href={`/people/${encodeURIComponent(person.id)}/delete`}
          >
            {people.delete}
          </a>
          {person.twoFactorSince !== null && (
            <Act
              person={person}
              does="two-factor/remove"
              keep={keep}
              label={people.turnOffTwoFactor}
              whole={people.turnOffTwoFactorFor}
            />
          )}
        </div>
      )}
    </li>
  );
}

interface ActProps {
  person: PersonListing;
  does: "disable" | "enable" | "reset-link" | "two-factor/remove";
  keep: { search: string; after: string };
  label: string;
  /** The same with whom it is about, for whoever listens. */
  whole: `${string}{name}${string}`;
}

function Act({ person, does, keep, label, whole }: ActProps) {
  return (
    <form method="post" action={`/people/${encodeURIComponent(person.id)}/${does}`}>
      {keep.search && <input type="hidden" name="search" value={keep.search} />}
      {keep.after && <input type="hidden" name="after" value={keep.after} />}
      <button class="button button--small" type="submit" aria-label={say(whole, { name: person.name })}>
        {label}
      </button>
    </form>
  );
}

function factsOf(person: PersonListing, times: Times, { people }: Words): string {
  const { role, owner, disabledAt, lastSeenAt, twoFactorSince } = person;
  const facts = [
    owner ? people.owner : role === "receiver" ? people.answers : people.asks,
    ...(disabledAt !== null ? [say(people.disabled, { when: times.since(disabledAt) })] : []),
    ...(twoFactorSince !== null ? [people.twoFactor] : []),
    lastSeenAt === null ? people.neverConnected : times.lastSeen(lastSeenAt),
  ];
  return facts.join(" · ");
}
