import type { TwoFactorState } from "../../src/shared/two-factor.ts";
import type { Words } from "../../src/words/words.ts";
import { Field } from "../parts/field.tsx";
import { createTimes, type Place } from "../words/times.ts";

interface Props {
  words: Words;
  state: TwoFactorState;
  place: Place;
  fields?: Record<string, string> | undefined;
}

export function TwoFactorOff({ fields }: Props) {
  return (
    <form class="form sheet" method="post" action="/settings/two-factor/begin">
      <p>You need an authenticator app on your phone or computer; any of them will do.</p>
      <PasswordAgain error={fields?.password} />
      <button class="button button--primary" type="submit">
        Set it up
      </button>
    </form>
  );
}

/** One password field for both buttons: it is asked before anything changes. */
export function TwoFactorOn({ words, state, place, fields }: Props) {
  return (
    <>
      <Standing words={words} state={state} place={place} />
      <form class="form sheet" method="post" action="/settings/two-factor/recovery-codes">
        <h2 class="sheet__title">Change something</h2>
        <PasswordAgain error={fields?.password} />
        <div class="two-factor__buttons">
          <button class="button" type="submit">
            Make new recovery codes
          </button>
          {!state.required && (
            <button class="button button--danger" type="submit" formAction="/settings/two-factor/off">
              Turn off
            </button>
          )}
        </div>
        {state.required && <p class="field__hint">Everybody who answers here needs it, so it stays on.</p>}
      </form>
      <p>
        <a href="/settings/security">Back to the settings</a>
      </p>
    </>
  );
}

function Standing({ words, state: { since, recoveryCodesLeft }, place }: Omit<Props, "fields">) {
  if (since === null) return null;
  return (
    <section class="sheet" aria-label="As it stands">
      <p>
        <strong>It is on</strong>, since{" "}
        <time dateTime={new Date(since).toISOString()}>{createTimes(place, words).full(since)}</time>.
      </p>
      <p>{codesLeft(recoveryCodesLeft)}</p>
    </section>
  );
}

function codesLeft(count: number): string {
  if (count === 0) return "You have no recovery codes left. Please make new ones.";
  return count === 1
    ? "You have one recovery code left. Please make new ones soon."
    : `You have ${count} recovery codes left.`;
}

function PasswordAgain({ error }: { error: string | undefined }) {
  return (
    <Field
      label="Your password"
      name="password"
      error={error}
      input={{ type: "password", autocomplete: "current-password", required: true }}
    />
  );
}
