import type { TwoFactorState } from "../../src/shared/two-factor.ts";
import { count } from "../../src/words/say.ts";
import type { Words } from "../../src/words/words.ts";
import { Field } from "../parts/field.tsx";
import { Sentence } from "../words/sentence.tsx";
import { createTimes, type Place } from "../words/times.ts";

interface Props {
  words: Words;
  state: TwoFactorState;
  place: Place;
  fields?: Record<string, string> | undefined;
}

export function TwoFactorOff({ words, fields }: Props) {
  const { security } = words;
  return (
    <form class="form sheet" method="post" action="/settings/two-factor/begin">
      <p>{security.needApp}</p>
      <PasswordAgain words={words} error={fields?.password} />
      <button class="button button--primary" type="submit">
        {security.setItUp}
      </button>
    </form>
  );
}

/** One password field for both buttons: it is asked before anything changes. */
export function TwoFactorOn({ words, state, place, fields }: Props) {
  const { security } = words;
  return (
    <>
      <Standing words={words} state={state} place={place} />
      <form class="form sheet" method="post" action="/settings/two-factor/recovery-codes">
        <h2 class="sheet__title">{security.changeSomething}</h2>
        <PasswordAgain words={words} error={fields?.password} />
        <div class="two-factor__buttons">
          <button class="button" type="submit">
            {security.newCodes}
          </button>
          {!state.required && (
            <button class="button button--danger" type="submit" formAction="/settings/two-factor/off">
              {security.turnOff}
            </button>
          )}
        </div>
        {state.required && <p class="field__hint">{security.staysOn}</p>}
      </form>
      <p>
        <a href="/settings/security">{security.back}</a>
      </p>
    </>
  );
}

function Standing({ words, state: { since, recoveryCodesLeft }, place }: Omit<Props, "fields">) {
  if (since === null) return null;
  return (
    <section class="sheet" aria-label={words.security.asItStands}>
      <p>
        <Sentence
          text={words.security.isOnSince}
          moment={
            <time dateTime={new Date(since).toISOString()}>{createTimes(place, words).full(since)}</time>
          }
        />
      </p>
      <p>{codesLeft(recoveryCodesLeft, words)}</p>
    </section>
  );
}

function codesLeft(left: number, words: Words): string {
  return left === 0 ? words.security.noCodesLeft : count(words, words.security.codesLeft, left);
}

function PasswordAgain({ words, error }: { words: Words; error: string | undefined }) {
  return (
    <Field
      label={words.security.yourPassword}
      name="password"
      error={error}
      input={{ type: "password", autocomplete: "current-password", required: true }}
    />
  );
}
