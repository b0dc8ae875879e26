import type { OwnAccount } from "../../src/shared/model.ts";
import type { TwoFactorState } from "../../src/shared/two-factor.ts";
import type { Words } from "../../src/words/words.ts";
import { Bar } from "../parts/bar.tsx";
import { FormError } from "../parts/form-error.tsx";
import type { Place } from "../words/times.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { TwoFactorOff, TwoFactorOn } from "./two-factor-forms.tsx";
import { TwoFactorSetupForm, type TwoFactorSetupProps } from "./two-factor-setup.tsx";

export interface TwoFactorPageProps {
  me: OwnAccount;
  words: Words;
  state: TwoFactorState;
  place: Place;
  /** What was begun and waits for its first code. */
  begun?: TwoFactorSetupProps | undefined;
  /** Fresh recovery codes, shown this once. */
  codes?: string[] | undefined;
  error?: string | null | undefined;
  fields?: Record<string, string> | undefined;
}

/** Where somebody turns on, and looks after, signing in with a code as well. */
export function TwoFactorPage(props: TwoFactorPageProps) {
  const { me, words, state, error } = props;
  return (
    <div class="page">
      <Bar me={me} words={words} page="settings" />
      <main class="team two-factor">
        <h1 class="team__title">{words.security.twoFactor}</h1>
        <p class="team__lead">{words.security.twoFactorLead}</p>
        {state.required && state.since === null && <Demand words={words} />}
        <FormError message={error} />
        <Body {...props} />
      </main>
    </div>
  );
}

function Body({ codes, begun, ...props }: TwoFactorPageProps) {
  if (codes)
    return (
      <RecoveryCodes
        words={props.words}
        codes={codes}
        wayOn={props.state.required ? "/chat" : "/settings/two-factor"}
      />
    );
  if (begun) return <TwoFactorSetupForm {...begun} words={props.words} fields={props.fields} />;
  return props.state.since === null ? <TwoFactorOff {...props} /> : <TwoFactorOn {...props} />;
}

function Demand({ words }: { words: Words }) {
  return (
    <p class="notice" role="status">
      {words.security.demand}
    </p>
  );
}
