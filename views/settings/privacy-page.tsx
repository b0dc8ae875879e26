import { ChoicesForm, type ChoicesPageProps } from "./choices-form.tsx";
import { SettingsPage } from "./settings-page.tsx";

/** What others learn of one without a word. */
export function PrivacyPage({ me, words, preferences, isDone }: ChoicesPageProps) {
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
