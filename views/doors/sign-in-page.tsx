import type { Role } from "../../src/shared/model.ts";
import type { Words } from "../../src/words/words.ts";
import { EmailField } from "../parts/account-form.tsx";
import { Field } from "../parts/field.tsx";
import { FormError } from "../parts/form-error.tsx";
import { Frame } from "../parts/frame.tsx";

export interface SignInPageProps {
  words: Words;
  door: Role;
  email?: string | undefined;
  error?: string | null | undefined;
  /** A kind line that is no error, such as "You are signed out." */
  notice?: string | null | undefined;
  /** The local path to go to afterwards. */
  next?: string | null | undefined;
}

export function SignInPage({ words, door: as, email, error, notice, next }: SignInPageProps) {
  const { door } = words;
  return (
    <Frame title={door.signIn} lead={as === "sender" ? door.signInToAsk : door.signInToAnswer}>
      {notice && (
        <p class="notice" role="status">
          {notice}
        </p>
      )}
      <form class="form" method="post" action="/sign-in">
        <FormError message={error} />
        <input type="hidden" name="as" value={as} />
        {next && <input type="hidden" name="next" value={next} />}
        <EmailField words={words} value={email} />
        <Field
          label={door.password}
          name="password"
          input={{ type: "password", autocomplete: "current-password", required: true }}
        />
        <button class="button button--primary" type="submit">
          {door.signIn}
        </button>
      </form>
      <OtherWays words={words} door={as} next={next} />
    </Frame>
  );
}

function OtherWays({ words, door: as, next }: Pick<SignInPageProps, "words" | "door" | "next">) {
  const { door } = words;
  const query = next ? `?next=${encodeURIComponent(next)}` : "";
  return as === "sender" ? (
    <p class="card__foot">
      {door.newHere} <a href={`/sign-up${query}`}>{door.makeAccount}</a>
    </p>
  ) : (
    <p class="card__foot">{door.newHereAsk}</p>
  );
}
