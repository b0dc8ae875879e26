import type { ComponentChildren } from "preact";
import type { OwnAccount } from "../../src/shared/model.ts";
import type { Preferences } from "../../src/shared/preferences.ts";
import type { Words } from "../../src/words/words.ts";

/** A page of the settings with one thing to choose. */
export interface ChoicesPageProps {
  me: OwnAccount;
  words: Words;
  preferences: Preferences;
  isDone: boolean;
}

interface ChoicesFormProps {
  words: Words;
  action: string;
  title: string;
  hint: string;
  /** The name of the field, and the value that is chosen now. */
  field: string;
  chosen: string;
  choices: { value: string; name: string; hint: string }[];
  /** What stands between the choices and the button. */
  children?: ComponentChildren;
}

/** One thing to choose among a few, each with a word on what it means. */
export function ChoicesForm({
  words,
  action,
  title,
  hint,
  field,
  chosen,
  choices,
  children,
}: ChoicesFormProps) {
  return (
    <form class="form sheet" method="post" action={action}>
      <fieldset class="choices" aria-describedby={`${field}-hint`}>
        <legend class="sheet__title">{title}</legend>
        {choices.map(({ value, name, hint }) => (
          <label key={value} class="choice">
            <input class="choice__mark" type="radio" name={field} value={value} checked={chosen === value} />
            <span class="choice__words">
              <span class="choice__name">{name}</span>
              <span class="choice__hint">{hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p class="field__hint" id={`${field}-hint`}>
        {hint}
      </p>
      {children}
      <button class="button button--primary" type="submit">
        {words.settings.save}
      </button>
    </form>
  );
}
