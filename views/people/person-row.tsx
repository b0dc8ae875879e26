import type { ComponentChildren } from "preact";
import type { PersonListing } from "../../src/shared/sign-ins.ts";
import { Avatar } from "../parts/avatar.tsx";
import type { Times } from "../words/times.ts";

interface Props {
  person: PersonListing;
  isMe: boolean;
  /** Where the list was, to come back to. */
  search: string;
  after: string;
  times: Times;
}

/** Somebody, with what the owner can do about their account. */
export function PersonRow({ person, isMe, search, after, times }: Props) {
  const keep = { search, after };
  return (
    <li class="person person--managed" id={person.id}>
      <Avatar person={person} />
      <p class="person__name">
        <bdi>{person.name}</bdi>
        {isMe && " (you)"}
        <bdi class="person__address">{person.email}</bdi>
        <span class="person__facts">{factsOf(person, times)}</span>
      </p>
      {!isMe && (
        <div class="person__acts">
          {person.disabledAt === null ? (
            <>
              <Act person={person} does="reset-link" keep={keep}>
                Make a reset link
              </Act>
              <Act person={person} does="disable" keep={keep}>
                Disable
              </Act>
            </>
          ) : (
            <Act person={person} does="enable" keep={keep}>
              Enable
            </Act>
          )}
          <a
            class="button button--small button--danger"
            href={`/people/${encodeURIComponent(person.id)}/delete`}
          >
            Delete
            <span class="hidden">
              {" "}
              the account of <bdi>{person.name}</bdi>
            </span>
          </a>
          {person.twoFactorSince !== null && (
            <Act person={person} does="two-factor/remove" keep={keep}>
              Turn off two-factor
            </Act>
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
  children: ComponentChildren;
}

function Act({ person, does, keep, children }: ActProps) {
  return (
    <form method="post" action={`/people/${encodeURIComponent(person.id)}/${does}`}>
      {keep.search && <input type="hidden" name="search" value={keep.search} />}
      {keep.after && <input type="hidden" name="after" value={keep.after} />}
      <button class="button button--small" type="submit">
        {children}
        <span class="hidden">
          {" "}
          for <bdi>{person.name}</bdi>
        </span>
      </button>
    </form>
  );
}

function factsOf({ role, owner, disabledAt, lastSeenAt, twoFactorSince }: PersonListing, times: Times) {
  const facts = [
    owner ? "Owner" : role === "receiver" ? "Answers" : "Asks",
    ...(disabledAt !== null ? [`Disabled ${times.since(disabledAt)}`] : []),
    ...(twoFactorSince !== null ? ["Two-factor sign-in"] : []),
    lastSeenAt === null ? "Never connected" : times.lastSeen(lastSeenAt),
  ];
  return facts.join(" · ");
}
