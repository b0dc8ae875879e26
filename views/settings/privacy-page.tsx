import type { OwnAccount } from "../../src/shared/model.ts";
import type { Preferences } from "../../src/shared/preferences.ts";
import type { Words } from "../../src/words/words.ts";
import { ChoicesForm } from "./choices-form.tsx";
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
      <ChoicesForm
        words={words}
        action="/settings/privacy"
        title={settings.readMarks}
        hint={settings.marksHint}
        field="marks"
        chosen={preferences.readMarks ? "shown" : "hidden"}
        choices={[
          { value: "shown", name: settings.marksShown, hint: settings.marksShownHint },
          { value: "hidden", name: settings.marksHidden, hint: settings.marksHiddenHint },
        ]}
      />
    </SettingsPage>
  );
}
