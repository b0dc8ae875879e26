import type { Role } from "../src/shared/model.ts";
import { EmailField } from "./parts/account-form.tsx";
import { Field } from "./parts/field.tsx";
import { FormError } from "./parts/form-error.tsx";
import { Frame } from "./parts/frame.tsx";

export interface SignInPageProps {
  door: Role;
  email?: string | undefined;
  error?: string | null | undefined;
  /** A kind line that is no error, such as "You are signed out." */
  notice?: string | null | undefined;
  /** The local path to go to afterwards. */
  next?: string | null | undefined;
}

export function SignInPage({ door, email, error, notice, next }: SignInPageProps) {
  return (
    <Frame
      title="Sign in"
      lead={door === "sender" ? "To ask, and to read your answers." : "To answer those who wrote."}
    >
      {notice && (
        <p class="notice" role="status">
          {notice}
        </p>
      )}
      <form class="form" method="post" action="/sign-in">
        <FormError message={error} />
        <input type="hidden" name="as" value={door} />
        {next && <input type="hidden" name="next" value={next} />}
        <EmailField value={email} />
        <Field
          label="Password"
          name="password"
          input={{ type: "password", autocomplete: "current-password", required: true }}
        />
        <button class="button button--primary" type="submit">
          Sign in
        </button>
      </form>
      <OtherWays door={door} next={next} />
    </Frame>
  );
}

function OtherWays({ door, next }: Pick<SignInPageProps, "door" | "next">) {
  const query = next ? `?next=${encodeURIComponent(next)}` : "";
  return door === "sender" ? (
    <p class="card__foot">
      New here? <a href={`/sign-up${query}`}>Make an account</a>
    </p>
  ) : (
    <p class="card__foot">New here? Whoever runs this place can send you an invitation.</p>
  );
}
