import type { OwnAccount, ReceiverListing } from "../../src/shared/model.ts";
import { mayInvite } from "../../src/shared/permissions.ts";
import type { Words } from "../../src/words/words.ts";
import { Bar } from "../parts/bar.tsx";
import { FormError } from "../parts/form-error.tsx";
import { TwoFactorRuleForm } from "../settings/two-factor-rule.tsx";
import { createTimes, type Place } from "../words/times.ts";
import { FreshLink } from "./fresh-link.tsx";
import { Member } from "./member.tsx";

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
  const { people } = words;
  const times = createTimes(place, words);
  return (
    <div class="page">
      <Bar me={me} words={words} page="team" />
      <main class="team">
        <h1 class="team__title">{people.team}</h1>
        <p class="team__lead">{people.teamLead}</p>
        <FormError message={error} />
        {invitation && (
          <FreshLink
            {...invitation}
            words={words}
            title={people.yourInvitation}
            text={people.invitationText}
            name={people.invitationLink}
            times={times}
          />
        )}
        <ul class="people">
          {receivers.map((receiver) => (
            <Member key={receiver.id} isMe={receiver.id === me.id} {...{ words, receiver, times }} />
          ))}
        </ul>
        {mayInvite(me) && (
          <form method="post" action="/team/invitations">
            <button class="button" type="submit">
              {invitation ? people.anotherInvitation : people.invite}
            </button>
          </form>
        )}
        {twoFactor && <TwoFactorRuleForm words={words} required={twoFactor.required} />}
      </main>
    </div>
  );
}
