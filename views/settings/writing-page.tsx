import { ChoicesForm, type ChoicesPageProps } from "./choices-form.tsx";
import { SettingsPage } from "./settings-page.tsx";

/** What the keyboard does where one writes. */
export function WritingPage({ me, words, preferences, isDone }: ChoicesPageProps) {
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
