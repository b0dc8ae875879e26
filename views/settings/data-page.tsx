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
      <ExportForm words={words} error={refused.export} />
      <DeletionForm words={words} me={me} error={refused.deletion} />
    </SettingsPage>
  );
}

function ExportForm({ words, error }: { words: Words; error: WireError | undefined }) {
  const { settings } = words;
  return (
    <form class="form sheet" method="post" action="/settings/data/export">
      <h2 class="sheet__title">{settings.exportTitle}</h2>
      <p>{settings.exportText}</p>
      <PasswordAgain words={words} id="export-password" error={error} />
      <button class="button button--primary" type="submit">
        {settings.exportButton}
      </button>
    </form>
  );
}

interface DeletionFormProps {
  words: Words;
  me: OwnAccount;
  error: WireError | undefined;
}

function DeletionForm({ words, me, error }: DeletionFormProps) {
  const { settings } = words;
  return (
    <form class="form sheet" method="post" action="/settings/data/delete">
      <h2 class="sheet__title">{settings.deleteTitle}</h2>
      {me.owner ? (
        <p>{settings.deleteOwner}</p>
      ) : (
        <>
          <p>{settings.deleteText}</p>
          <p>{settings.deleteStays}</p>
          <p>{settings.deleteTrail}</p>
          <PasswordAgain words={words} id="deletion-password" error={error} />
          <button class="button button--danger" type="submit">
            {settings.deleteButton}
          </button>
        </>
      )}
    </form>
  );
}

interface PasswordAgainProps {
  words: Words;
  id: string;
  error: WireError | undefined;
}

/** What is said beside the field is not said twice. */
function PasswordAgain({ words, id, error }: PasswordAgainProps) {
  return (
    <>
      <FormError message={error?.fields ? undefined : error?.message} />
      <Field
        id={id}
        label={words.settings.currentPassword}
        name="current"
        error={error?.fields?.current}
        input={{ type: "password", autocomplete: "current-password", required: true }}
      />
    </>
  );
}
