import type { Role } from "../../src/shared/model.ts";
import type { Words } from "../../src/words/words.ts";
import { CodeField, RecoveryCodeField } from "../parts/code-field.tsx";
import { FormError } from "../parts/form-error.tsx";
import { Frame } from "../parts/frame.tsx";

export interface SignInCodePageProps {
  words: Words;
  as?: Role | undefined;
  /** The local path to go to afterwards. */
  next?: string | undefined;
  /** With a recovery code instead of one from the app. */
  recovery: boolean;
  error?: string | null | undefined;
  fields?: Record<string, string> | undefined;
}

/** The second step of signing in. */
export function SignInCodePage({ words, as, next, recovery, error, fields }: SignInCodePageProps) {
  const { door } = words;
  const Code = recovery ? RecoveryCodeField : CodeField;
  return (
    <Frame title={door.oneMoreStep} lead={recovery ? door.recoveryLead : door.codeLead}>
      <form class="form" method="post" action="/sign-in/code">
        <FormError message={error} />
        {as && <input type="hidden" name="as" value={as} />}
        {next && <input type="hidden" name="next" value={next} />}
        {recovery && <input type="hidden" name="with" value="recovery-code" />}
        <Code words={words} error={fields?.code} />
        <button class="button button--primary" type="submit">
          {door.signIn}
        </button>
      </form>
      <OtherWays words={words} as={as} next={next} recovery={recovery} />
    </Frame>
  );
}

type OtherWaysProps = Pick<SignInCodePageProps, "words" | "as" | "next" | "recovery">;

function OtherWays({ words: { door }, as, next, recovery }: OtherWaysProps) {
  const query = new URLSearchParams({
    ...(as && { as }),
    ...(next && { next }),
    ...(!recovery && { with: "recovery-code" }),
  });
  return (
    <div class="card__foot two-factor__ways">
      <p>
        <a href={`/sign-in/code?${query}`}>{recovery ? door.useApp : door.useRecovery}</a>
      </p>
      <p>{door.neither}</p>
    </div>
  );
}
