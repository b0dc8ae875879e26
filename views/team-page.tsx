import type { OwnAccount, ReceiverListing } from "../src/shared/model.ts";
import { mayInvite } from "../src/shared/permissions.ts";
import type { Words } from "../src/words/words.ts";
import { Avatar } from "./parts/avatar.tsx";
import { Bar } from "./parts/bar.tsx";
import { FormError } from "./parts/form-error.tsx";
import { TwoFactorRuleForm } from "./settings/two-factor-rule.tsx";
import { createTimes, type Place, type Times } from "./words/times.ts";

export interface TeamPageProps {
  me: OwnAccount;
  words: Words;
  receivers: ReceiverListing[];
  /** A fresh invitation, shown this once. */
  invitation?: { url: string; expiresAt: number } | null | undefined;
  error?: string | null | undefined;
  /** Whether everybody who answers needs two-factor sign-in; for the owner, who decides it. */
  twoFactor?: { required: boolean } | undefined;
  place: Place;
}

/** Who answers here, and how one more joins. */
export function TeamPage({ me, words, receivers, invitation, error, twoFactor, place }: TeamPageProps) {
  const times = createTimes(place, words);
  return (
    <div class="page">
      <Bar me={me} words={words} page="team" />
      <main class="team">
        <h1 class="team__title">Team</h1>
        <p class="team__lead">The people who answer.</p>
        <FormError message={error} />
        {invitation && <FreshInvitation {...invitation} times={times} />}
        <ul class="people">
          {receivers.map((receiver) => (
            <Member key={receiver.id} receiver={receiver} isMe={receiver.id === me.id} times={times} />
          ))}
        </ul>
        {mayInvite(me) && (
          <form method="post" action="/team/invitations">
            <button class="button" type="submit">
              {invitation ? "Make another invitation" : "Invite somebody to answer"}
            </button>
          </form>
        )}
        {twoFactor && <TwoFactorRuleForm required={twoFactor.required} />}
      </main>
    </div>
  );
}

function FreshInvitation({ url, expiresAt, times }: { url: string; expiresAt: number; times: Times }) {
  return (
    <section class="invitation" aria-labelledby="invitation-title">
      <h2 class="invitation__title" id="invitation-title">
        Your invitation
      </h2>
      <p>Copy this link and send it to one person. It works once and is shown only now.</p>
      <input class="field__input" readOnly value={url} aria-label="Invitation link" />
      <p class="invitation__end">
        It can be used until <time dateTime={new Date(expiresAt).toISOString()}>{times.full(expiresAt)}</time>
        .
      </p>
    </section>
  );
}

function Member({ receiver, isMe, times }: { receiver: ReceiverListing; isMe: boolean; times: Times }) {
  const presence = { ...receiver, accountId: receiver.id };
  return (
    <li class="person">
      <Avatar person={receiver} presence={receiver.presence} />
      <span class="person__name">
        <bdi>{receiver.name}</bdi>
        {isMe && " (you)"}
      </span>
      <span class="person__presence">{times.presence(presence)}</span>
    </li>
  );
}
