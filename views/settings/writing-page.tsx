import type { OwnAccount } from "../../src/shared/model.ts";
import { enterMeanings, type Preferences } from "../../src/shared/preferences.ts";
import type { Words } from "../../src/words/words.ts";
import { SettingsPage } from "./settings-page.tsx";

export interface WritingPageProps {
  me: OwnAccount;
  words: Words;
  preferences: Preferences;
  isDone: boolean;
}

/** What the keyboard does where one writes. */
export function WritingPage({ me, words, preferences, isDone }: WritingPageProps) {
  const { settings } = words;
  return (
    <SettingsPage me={me} words={words} section="writing" notice={isDone ? settings.saved : undefined}>
      <form class="form sheet" method="post" action="/settings/writing">
        <fieldset class="choices" aria-describedby="enter-hint">
          <legend class="sheet__title">{settings.whenEnter}</legend>
          {enterMeanings.map((meaning) => (
            <label key={meaning} class="choice">
              <input
                class="choice__mark"
                type="radio"
                name="enter"
                value={meaning}
                checked={preferences.enter === meaning}
              />
              <span class="choice__words">
                <span class="choice__name">
                  {meaning === "sends" ? settings.enterSends : settings.enterBreaks}
                </span>
                <span class="choice__hint">
                  {meaning === "sends" ? settings.enterSendsHint : settings.enterBreaksHint}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        <p class="field__hint" id="enter-hint">
          {settings.enterHint}
        </p>
        <p>
          <a href="/shortcuts">{words.shortcuts.all}</a>
        </p>
        <button class="button button--primary" type="submit">
          {settings.save}
        </button>
      </form>
    </SettingsPage>
  );
}
