import type { OwnAccount } from "../src/shared/model.ts";
import { NewPasswordField } from "./parts/account-form.tsx";
import { FormError } from "./parts/form-error.tsx";
import { Frame } from "./parts/frame.tsx";

interface ResetPageProps {
  link: string;
  /** Whose password it is. */
  account: OwnAccount;
  error?: string | undefined;
  fields?: Record<string, string> | undefined;
}

/** For somebody who forgot their password: a new one, by the link that the owner gave them. */
export function ResetPage({ link, account, error, fields }: ResetPageProps) {
  return (
    <Frame title="Set a new password" lead="You will be signed out everywhere, and sign in with it.">
      <form class="form" method="post" action="/reset">
        <FormError message={error} />
        <input type="hidden" name="link" value={link} />
        {/* Shown, so that nobody sets somebody else's, and for the program that keeps passwords. */}
        <p class="reset__who">
          For <bdi>{account.name}</bdi>, <bdi>{account.email}</bdi>
        </p>
        <input
          class="hidden"
          type="email"
          name="email"
          value={account.email}
          autocomplete="username"
          readOnly
          tabIndex={-1}
          aria-label="E-mail"
        />
        <NewPasswordField label="New password" error={fields?.password} />
        <button class="button button--primary" type="submit">
          Set the password
        </button>
      </form>
    </Frame>
  );
}
