import type { OwnAccount } from "../../src/shared/model.ts";
import type { Preferences } from "../../src/shared/preferences.ts";
import type { Words } from "../../src/words/words.ts";
import { SettingsPage } from "./settings-page.tsx";

export interface PrivacyPageProps {
  me: OwnAccount;
  words: Words;
  preferences: Preferences;
  isDone: boolean;
}

/** What others learn of one without a word. */
export function PrivacyPage({ me, words, preferences, isDone }: PrivacyPageProps) {
  const { settings } = words;
  return (
    <SettingsPage me={me} words={words} section="privacy" notice={isDone ? settings.saved : undefined}>
      <form class="form sheet" method="post" action="/settings/privacy">
        <fieldset class="choices" aria-describedby="read-marks-hint">
          <legend class="sheet__title">{settings.readMarks}</legend>
          {(["shown", "hidden"] as const).map((marks) => (
            <label key={marks} class="choice">
              <input
                class="choice__mark"
                type="radio"
                name="marks"
                value={marks}
                checked={preferences.readMarks === (marks === "shown")}
              />
              <span class="choice__words">
                <span class="choice__name">
                  {marks === "shown" ? settings.marksShown : settings.marksHidden}
                </span>
                <span class="choice__hint">
                  {marks === "shown" ? settings.marksShownHint : settings.marksHiddenHint}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        <p class="field__hint" id="read-marks-hint">
          {settings.marksHint}
        </p>
        <button class="button button--primary" type="submit">
          {settings.save}
        </button>
      </form>
    </SettingsPage>
  );
}
