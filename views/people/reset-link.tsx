import type { Person } from "../../src/shared/model.ts";
import type { Times } from "../words/times.ts";

export interface ResetLink {
  person: Person;
  url: string;
  expiresAt: number;
}

/** A link to a new password, to be handed to its person. */
export function FreshResetLink({
  link: { person, url, expiresAt },
  times,
}: {
  link: ResetLink;
  times: Times;
}) {
  return (
    <section class="invitation" aria-labelledby="reset-link-title">
      <h2 class="invitation__title" id="reset-link-title">
        A new password for <bdi>{person.name}</bdi>
      </h2>
      <p>
        Copy this link and give it to them, and to nobody else: whoever opens it sets the password. It works
        once and is shown only now.
      </p>
      <input class="field__input" readOnly value={url} aria-label="Reset link" />
      <p class="invitation__end">
        It can be used until <time dateTime={new Date(expiresAt).toISOString()}>{times.full(expiresAt)}</time>
        .
      </p>
    </section>
  );
}
