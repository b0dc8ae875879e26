import type { OwnAccount } from "../../src/shared/model.ts";
import { Field } from "../parts/field.tsx";
import { FormError } from "../parts/form-error.tsx";
import { SettingsPage } from "./settings-page.tsx";

export interface DataPageProps {
  me: OwnAccount;
  error?: string | undefined;
  fields?: Record<string, string> | undefined;
}

/** The end of one's account, and what stays after it. */
export function DataPage({ me, error, fields }: DataPageProps) {
  return (
    <SettingsPage me={me} section="data">
      <form class="form sheet" method="post" action="/settings/data/delete">
        <h2 class="sheet__title">Delete your account</h2>
        <FormError message={error} />
        {me.owner ? (
          <p>You are the owner. This place needs one, so your account cannot be deleted.</p>
        ) : (
          <>
            <p>
              Your name, e-mail address, password and settings are removed for good, and you are signed out
              everywhere. Nobody can bring the account back. You can make a new one with the same address.
            </p>
            <p>
              What you wrote stays with the people you wrote to, because it is their record too. They see it
              from “Deleted account”. If some of it should go, delete those messages first.
            </p>
            <p>
              The record of sign-ins that the owner can read keeps when and from where somebody signed in,
              without your name. Backups are kept and removed by whoever runs this place.
            </p>
            <Field
              label="Your current password"
              name="current"
              error={fields?.current}
              input={{ type: "password", autocomplete: "current-password", required: true }}
            />
            <button class="button" type="submit">
              Delete my account for good
            </button>
          </>
        )}
      </form>
    </SettingsPage>
  );
}
