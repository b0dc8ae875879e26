import type { WireError } from "../../src/shared/errors.ts";
import type { OwnAccount } from "../../src/shared/model.ts";
import type { Words } from "../../src/words/words.ts";
import { Field } from "../parts/field.tsx";
import { FormError } from "../parts/form-error.tsx";
import { SettingsPage } from "./settings-page.tsx";

export interface DataPageProps {
  me: OwnAccount;
  words: Words;
  /** What was asked for last, and why it was not done. */
  refused?: { export?: WireError; deletion?: WireError } | undefined;
}

/** What is one's own to take along, and to take back. */
export function DataPage({ me, words, refused = {} }: DataPageProps) {
  return (
    <SettingsPage me={me} words={words} section="data">
      <ExportForm error={refused.export} />
      <DeletionForm me={me} error={refused.deletion} />
    </SettingsPage>
  );
}

function ExportForm({ error }: { error: WireError | undefined }) {
  return (
    <form class="form sheet" method="post" action="/settings/data/export">
      <h2 class="sheet__title">Take your data along</h2>
      <p>
        A zip file with your account, your conversations and what was recorded about your account: pages that
        any browser shows, and the same for programs in JSON. What others said to you is in it too, so keep it
        where only you can open it.
      </p>
      <PasswordAgain id="export-password" error={error} />
      <button class="button button--primary" type="submit">
        Download
      </button>
    </form>
  );
}

function DeletionForm({ me, error }: { me: OwnAccount; error: WireError | undefined }) {
  return (
    <form class="form sheet" method="post" action="/settings/data/delete">
      <h2 class="sheet__title">Delete your account</h2>
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
          <PasswordAgain id="deletion-password" error={error} />
          <button class="button" type="submit">
            Delete my account for good
          </button>
        </>
      )}
    </form>
  );
}

/** What is said beside the field is not said twice. */
function PasswordAgain({ id, error }: { id: string; error: WireError | undefined }) {
  return (
    <>
      <FormError message={error?.fields ? undefined : error?.message} />
      <Field
        id={id}
        label="Your current password"
        name="current"
        error={error?.fields?.current}
        input={{ type: "password", autocomplete: "current-password", required: true }}
      />
    </>
  );
}
