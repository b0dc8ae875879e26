import type { OwnAccount } from "../../src/shared/model.ts";
import { type EnterMeaning, enterMeanings, type Preferences } from "../../src/shared/preferences.ts";
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
  return (
    <SettingsPage
      me={me}
      words={words}
      section="writing"
      notice={isDone ? "Saved, for all your devices." : undefined}
    >
      <form class="form sheet" method="post" action="/settings/writing">
        <fieldset class="choices" aria-describedby="enter-hint">
          <legend class="sheet__title">When you press Enter</legend>
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
                <span class="choice__name">{meanings[meaning].name}</span>
                <span class="choice__hint">{meanings[meaning].hint}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <p class="field__hint" id="enter-hint">
          On a phone, Enter always makes a new line, and the button sends.
        </p>
        <p>
          <a href="/shortcuts">All keyboard shortcuts</a>
        </p>
        <button class="button button--primary" type="submit">
          Save
        </button>
      </form>
    </SettingsPage>
  );
}

const meanings: Record<EnterMeaning, { name: string; hint: string }> = {
  sends: { name: "Send the message", hint: "Shift+Enter makes a new line." },
  breaks: { name: "Make a new line", hint: "Ctrl+Enter sends, on a Mac also ⌘+Enter." },
};
