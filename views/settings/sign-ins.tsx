import type { SignInListing } from "../../src/shared/sign-ins.ts";
import type { Times } from "../words/times.ts";

interface Props {
  sessions: SignInListing[];
  times: Times;
}

/** Where one is signed in, and how to end that. */
export function SignIns({ sessions, times }: Props) {
  return (
    <section class="sheet" aria-labelledby="sign-ins-title">
      <h2 class="sheet__title" id="sign-ins-title">
        Where you are signed in
      </h2>
      <ul class="sign-ins">
        {sessions.map((session) => (
          <SignIn key={session.id} session={session} times={times} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action="/settings/security/sessions/end-others">
          <button class="button" type="submit">
            Sign out everywhere else
          </button>
        </form>
      )}
    </section>
  );
}

function SignIn({ session, times }: { session: SignInListing; times: Times }) {
  const { id, current, device, address } = session;
  const name = device ?? "A device that does not say what it is";
  return (
    <li class="sign-in">
      <p class="sign-in__said">
        <strong>{name}</strong>
        {current && " (this one)"}
        <span class="sign-in__facts">
          {address !== null && <>From {address} · </>}
          Since {times.since(session.createdAt)}
          {current ? "" : ` · Last used ${times.since(session.lastUsedAt)}`}
        </span>
      </p>
      {!current && (
        <form method="post" action={`/settings/security/sessions/${encodeURIComponent(id)}/end`}>
          <button class="button" type="submit">
            Sign out<span class="hidden"> {name}</span>
          </button>
        </form>
      )}
    </li>
  );
}
