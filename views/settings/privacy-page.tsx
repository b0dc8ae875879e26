import type { OwnAccount } from "../../src/shared/model.ts";
import type { Preferences } from "../../src/shared/preferences.ts";
import { SettingsPage } from "./settings-page.tsx";

export interface PrivacyPageProps {
  me: OwnAccount;
  preferences: Preferences;
  isDone: boolean;
}

/** What others learn of one without a word. */
export function PrivacyPage({ me, preferences, isDone }: PrivacyPageProps) {
  return (
    <SettingsPage me={me} section="privacy" notice={isDone ? words.done : undefined}>
      <form class="form sheet" method="post" action="/settings/privacy">
        <fieldset class="choices" aria-describedby="read-marks-hint">
          <legend class="sheet__title">{words.title}</legend>
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
                <span class="choice__name">{words[marks].name}</span>
                <span class="choice__hint">{words[marks].hint}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <p class="field__hint" id="read-marks-hint">
          {words.hint}
        </p>
        <button class="button button--primary" type="submit">
          {words.save}
        </button>
      </form>
    </SettingsPage>
  );
}

const words = {
  title: "Read marks",
  shown: { name: "Show them", hint: "People see what you have read, and you see what they have." },
  hidden: {
    name: "Keep them to yourself",
    hint: "Nobody sees what you read from now on, and you do not see what they read.",
  },
  hint: "Marks that are there already stay. That a message reached a device is shown in any case.",
  save: "Save",
  done: "Saved, for all your devices.",
};
