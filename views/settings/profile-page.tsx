import { limits } from "../../src/shared/limits.ts";
import type { OwnAccount } from "../../src/shared/model.ts";
import type { Words } from "../../src/words/words.ts";
import { Avatar } from "../parts/avatar.tsx";
import { Field } from "../parts/field.tsx";
import { FormError } from "../parts/form-error.tsx";
import { PortraitForm } from "./portrait-form.tsx";
import { SettingsPage } from "./settings-page.tsx";

export interface ProfilePageProps {
  me: OwnAccount;
  words: Words;
  /** What was typed last, if it was refused. */
  typed?: string | undefined;
  /** What was changed just now: `name` or `picture`. */
  done?: string | undefined;
  error?: string | undefined;
  fields?: Record<string, string> | undefined;
}

/** What others see of one. */
export function ProfilePage({ me, words, typed = me.name, done = "", error, fields }: ProfilePageProps) {
  return (
    <SettingsPage me={me} words={words} section="profile" notice={noticeOf(done, words)}>
      <form class="form sheet" method="post" action="/settings/profile">
        <h2 class="sheet__title">{words.settings.yourProfile}</h2>
        <p class="profile">
          <Avatar person={me} />
          <span class="profile__who">
            <bdi>{me.name}</bdi>
            <bdi class="person__address">{me.email}</bdi>
          </span>
        </p>
        <FormError message={error} />
        <Field
          label={words.settings.yourName}
          name="name"
          hint={words.settings.nameHint}
          error={fields?.name}
          input={{
            value: typed,
            // Twice the limit: browsers count an emoji as two, we count it as one.
            maxLength: limits.name.max * 2,
            required: true,
            autocomplete: "name",
            dir: "auto",
          }}
        />
        <button class="button button--primary" type="submit">
          {words.settings.save}
        </button>
      </form>
      <PortraitForm me={me} words={words} />
    </SettingsPage>
  );
}

function noticeOf(done: string, { settings }: Words): string | undefined {
  if (done === "picture") return settings.pictureChanged;
  return done === "name" ? settings.nameChanged : undefined;
}
