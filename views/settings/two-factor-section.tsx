import type { TwoFactorState } from "../../src/shared/two-factor.ts";

/** What the settings say of two-factor sign-in, and the way to its page. */
export function TwoFactorSection({ state }: { state: TwoFactorState }) {
  return (
    <section class="sheet" aria-labelledby="two-factor-title">
      <h2 class="sheet__title" id="two-factor-title">
        Two-factor sign-in
      </h2>
      <p>{state.since === null ? offWords : onWords(state.recoveryCodesLeft)}</p>
      <p>
        <a class="button" href="/settings/two-factor">
          {state.since === null ? "Set it up" : "Look after it"}
        </a>
      </p>
    </section>
  );
}

const offWords = "Off. With it, signing in takes a code from your phone as well as your password.";

function onWords(left: number): string {
  return `On, with ${left === 1 ? "one recovery code" : `${left} recovery codes`} left.`;
}
