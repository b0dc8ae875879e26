import type { TwoFactorState } from "../../src/shared/two-factor.ts";
import { count } from "../../src/words/say.ts";
import type { Words } from "../../src/words/words.ts";

/** What the settings say of two-factor sign-in, and the way to its page. */
export function TwoFactorSection({ words, state }: { words: Words; state: TwoFactorState }) {
  const { security } = words;
  return (
    <section class="sheet" aria-labelledby="two-factor-title">
      <h2 class="sheet__title" id="two-factor-title">
        {security.twoFactor}
      </h2>
      <p>
        {state.since === null
          ? security.twoFactorOff
          : count(words, security.twoFactorOn, state.recoveryCodesLeft)}
      </p>
      <p>
        <a class="button" href="/settings/two-factor">
          {state.since === null ? security.setItUp : security.lookAfterIt}
        </a>
      </p>
    </section>
  );
}
