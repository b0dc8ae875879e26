import type { SignInListing } from "../../src/shared/sign-ins.ts";
import { say } from "../../src/words/say.ts";
import type { Words } from "../../src/words/words.ts";
import { Sentence } from "../words/sentence.tsx";
import type { Times } from "../words/times.ts";

interface Props {
  words: Words;
  sessions: SignInListing[];
  times: Times;
}

/** Where one is signed in, and how to end that. */
export function SignIns({ words, sessions, times }: Props) {
  const { security } = words;
  return (
    <section class="sheet" aria-labelledby="sign-ins-title">
      <h2 class="sheet__title" id="sign-ins-title">
        {security.whereSignedIn}
      </h2>
      <ul class="sign-ins">
        {sessions.map((session) => (
          <SignIn key={session.id} words={words} session={session} times={times} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action="/settings/security/sessions/end-others">
          <button class="button" type="submit">
            {security.signOutElsewhere}
          </button>
        </form>
      )}
    </section>
  );
}

interface SignInProps {
  words: Words;
  session: SignInListing;
  times: Times;
}

function SignIn({ words: { security }, session, times }: SignInProps) {
  const { id, current, device, address } = session;
  const name = device ?? security.unknownDevice;
  const facts = [
    ...(address === null ? [] : [say(security.from, { address })]),
    say(security.since, { when: times.since(session.createdAt) }),
    ...(current ? [] : [say(security.lastUsed, { when: times.since(session.lastUsedAt) })]),
  ];
  return (
    <li class="sign-in">
      <p class="sign-in__said">
        {current ? (
          <Sentence text={security.thisDevice} device={<strong>{name}</strong>} />
        ) : (
          <strong>{name}</strong>
        )}
        <span class="sign-in__facts">{facts.join(" · ")}</span>
      </p>
      {!current && (
        <form method="post" action={`/settings/security/sessions/${encodeURIComponent(id)}/end`}>
          <button class="button" type="submit" aria-label={say(security.signOutDevice, { device: name })}>
            {security.signOut}
          </button>
        </form>
      )}
    </li>
  );
}
