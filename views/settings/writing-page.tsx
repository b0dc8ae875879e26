import type { OwnAccount } from "../../src/shared/model.ts";
import type { Preferences } from "../../src/shared/preferences.ts";
import type { Words } from "../../src/words/words.ts";
import { ChoicesForm } from "./choices-form.tsx";
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
      <ChoicesForm
        words={words}
        action="/settings/writing"
        title={settings.whenEnter}
        hint={settings.enterHint}
        field="enter"
        chosen={preferences.enter}
        choices={[
          { value: "sends", name: settings.enterSends, hint: settings.enterSendsHint },
          { value: "breaks", name: settings.enterBreaks, hint: settings.enterBreaksHint },
        ]}
      >
        <p>
          <a href="/shortcuts">{words.shortcuts.all}</a>
        </p>
      </ChoicesForm>
    </SettingsPage>
  );
}
