import type { OwnAccount } from "../../src/shared/model.ts";
import type { Words } from "../../src/words/words.ts";
import { NewPasswordField } from "../parts/account-form.tsx";
import { FormError } from "../parts/form-error.tsx";
import { Frame } from "../parts/frame.tsx";
import { WhosePassword } from "../parts/whose-password.tsx";
import { Sentence } from "../words/sentence.tsx";

interface ResetPageProps {
  words: Words;
  link: string;
  /** Whose password it is. */
  account: OwnAccount;
  error?: string | undefined;
  fields?: Record<string, string> | undefined;
}

/** For somebody who forgot their password: a new one, by the link that the owner gave them. */
export function ResetPage({ words, link, account, error, fields }: ResetPageProps) {
  return (
    <Frame title={words.door.resetTitle} lead={words.door.resetLead}>
      <form class="form" method="post" action="/reset">
        <FormError message={error} />
        <input type="hidden" name="link" value={link} />
        {/* Shown, so that nobody sets somebody else's, and for the program that keeps passwords. */}
        <p class="reset__who">
          <Sentence
            text={words.door.resetFor}
            name={<bdi>{account.name}</bdi>}
            email={<bdi>{account.email}</bdi>}
          />
        </p>
        <WhosePassword words={words} email={account.email} />
        <NewPasswordField words={words} label={words.door.newPassword} error={fields?.password} />
        <button class="button button--primary" type="submit">
          {words.door.resetButton}
        </button>
      </form>
    </Frame>
  );
}
