import type { Role } from "../src/shared/model.ts";
import { CodeField, RecoveryCodeField } from "./parts/code-field.tsx";
import { FormError } from "./parts/form-error.tsx";
import { Frame } from "./parts/frame.tsx";

export interface SignInCodePageProps {
  as?: Role | undefined;
  /** The local path to go to afterwards. */
  next?: string | undefined;
  /** With a recovery code instead of one from the app. */
  recovery: boolean;
  error?: string | null | undefined;
  fields?: Record<string, string> | undefined;
}

/** The second step of signing in. */
export function SignInCodePage({ as, next, recovery, error, fields }: SignInCodePageProps) {
  const Code = recovery ? RecoveryCodeField : CodeField;
  return (
    <Frame title="One more step" lead={recovery ? leads.recovery : leads.app}>
      <form class="form" method="post" action="/sign-in/code">
        <FormError message={error} />
        {as && <input type="hidden" name="as" value={as} />}
        {next && <input type="hidden" name="next" value={next} />}
        {recovery && <input type="hidden" name="with" value="recovery-code" />}
        <Code error={fields?.code} />
        <button class="button button--primary" type="submit">
          Sign in
        </button>
      </form>
      <OtherWays as={as} next={next} recovery={recovery} />
    </Frame>
  );
}

const leads = {
  app: "Your password was right. Now the code that your authenticator app shows.",
  recovery: "Your password was right. Now one of the recovery codes that you kept.",
};

function OtherWays({ as, next, recovery }: Pick<SignInCodePageProps, "as" | "next" | "recovery">) {
  const query = new URLSearchParams({
    ...(as && { as }),
    ...(next && { next }),
    ...(!recovery && { with: "recovery-code" }),
  });
  return (
    <div class="card__foot two-factor__ways">
      <p>
        <a href={`/sign-in/code?${query}`}>{recovery ? "Use your app instead" : "Use a recovery code"}</a>
      </p>
      <p>Neither at hand? The owner of this place can turn two-factor sign-in off for you.</p>
    </div>
  );
}
