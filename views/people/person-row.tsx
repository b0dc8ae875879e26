import type { Presence } from "../../src/shared/model.ts";
import type { PersonListing } from "../../src/shared/sign-ins.ts";
import { say } from "../../src/words/say.ts";
import type { Words } from "../../src/words/words.ts";
import { Avatar } from "../parts/avatar.tsx";
import { Sentence } from "../words/sentence.tsx";
import type { Times } from "../words/times.ts";
import { PersonActs } from "./person-acts.tsx";

interface Props {
  words: Words;
  person: PersonListing;
  presence: Presence | undefined;
  isMe: boolean;
  /** Where the list was, to come back to. */
  search: string;
  after: string;
  times: Times;
}

/** Somebody who has an account, as the owner sees them. */
export function PersonRow({ words, person, presence, isMe, search, after, times }: Props) {
  const name = <bdi>{person.name}</bdi>;
  return (
    <li class="person person--managed" id={person.id}>
      <Avatar person={person} />
      <p class="person__name">
        {isMe ? <Sentence text={words.people.you} name={name} /> : name}
        <bdi class="person__address">{person.email}</bdi>
        <span class="person__facts">{factsOf(person, presence, times, words)}</span>
      </p>
      {!isMe && <PersonActs words={words} person={person} keep={{ search, after }} />}
    </li>
  );
}

function factsOf(
  person: PersonListing,
  presence: Presence | undefined,
  times: Times,
  { people }: Words,
): string {
  const { role, owner, disabledAt, lastSeenAt, twoFactorSince } = person;
  const isHere = presence !== undefined && presence.presence !== "offline";
  const facts = [
    owner ? people.owner : role === "receiver" ? people.answers : people.asks,
    ...(disabledAt !== null ? [say(people.disabled, { when: times.since(disabledAt) })] : []),
    ...(twoFactorSince !== null ? [people.twoFactor] : []),
    lastSeenAt === null && !isHere ? people.neverConnected : times.presence(presence),
  ];
  return facts.join(" · ");
}
