import type { OwnAccount } from "../../src/shared/model.ts";
import type { SignInListing } from "../../src/shared/sign-ins.ts";
import type { TwoFactorState } from "../../src/shared/two-factor.ts";
import type { Words } from "../../src/words/words.ts";
import { NewPasswordField } from "../parts/account-form.tsx";
import { Field } from "../parts/field.tsx";
import { FormError } from "../parts/form-error.tsx";
import { WhosePassword } from "../parts/whose-password.tsx";
import { createTimes, type Place } from "../words/times.ts";
import { SettingsPage } from "./settings-page.tsx";
import { SignIns } from "./sign-ins.tsx";
import { TwoFactorSection } from "./two-factor-section.tsx";

export interface SecurityPageProps {
  me: OwnAccount;
  words: Words;
  sessions: SignInListing[];
  twoFactor: TwoFactorState;
  place: Place;
  /** What was done just now: `password`, `session` or `others`. */
  done?: string | undefined;
  error?: string | undefined;
  fields?: Record<string, string> | undefined;
}

/** One's own password, and where one is signed in. */
export function SecurityPage(props: SecurityPageProps) {
  const { me, words, sessions, twoFactor, place, done = "", error, fields } = props;
  return (
    <SettingsPage me={me} words={words} section="security" notice={noticeFor(done, words)}>
      <SignIns words={words} sessions={sessions} times={createTimes(place, words)} />
      <TwoFactorSection words={words} state={twoFactor} />
      <PasswordForm words={words} me={me} error={error} fields={fields} />
    </SettingsPage>
  );
}

function noticeFor(done: string, { security }: Words): string | undefined {
  const notices = new Map([
    ["password", security.passwordChanged],
    ["session", security.deviceSignedOut],
    ["others", security.othersSignedOut],
  ]);
  return notices.get(done);
}

type PasswordFormProps = Pick<SecurityPageProps, "words" | "me" | "error" | "fields">;

function PasswordForm({ words, me, error, fields }: PasswordFormProps) {
  const { security } = words;
  return (
    <form class="form sheet" method="post" action="/settings/security/password">
      <h2 class="sheet__title">{security.changePassword}</h2>
      <FormError message={error} />
      <WhosePassword words={words} email={me.email} />
      <Field
        label={security.currentPassword}
        name="current"
        error={fields?.current}
        input={{ type: "password", autocomplete: "current-password", required: true }}
      />
      <NewPasswordField words={words} label={security.newPassword} error={fields?.password} />
      <p class="field__hint">{security.signsOut}</p>
      <button class="button button--primary" type="submit">
        {security.change}
      </button>
    </form>
  );
}
